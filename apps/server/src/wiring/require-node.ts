const NEEDED = 24;

/** Says in one sentence that the Node that runs this is too old. */
export function requireNode(): void {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= NEEDED) return;
  process.stderr.write(
    `Peil needs Node ${NEEDED} or later and this is ${process.versions.node}; "npm run demo" brings the right one.\n`,
  );
  process.exit(1);
}
