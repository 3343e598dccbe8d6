import { status as code } from '@grpc/grpc-js';
import type { Metadata, ServiceError, UntypedServiceImplementation } from '@grpc/grpc-js';
import { z } from 'zod';
import type { EventLog } from './log.js';
import { failure, failures } from './messages.js';

export type Right = 'read' | 'write' | 'delete' | 'writeMetadata';

const roles = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());
const acl = z.looseObject({
  $r: roles.optional(),
  $w: roles.optional(),
  $d: roles.optional(),
  $mw: roles.optional(),
});
const keys = { read: '$r', write: '$w', delete: '$d', writeMetadata: '$mw' } as const;
const settings = z.looseObject({ $userStreamAcl: acl.optional() });
const streamMetadata = z.looseObject({ $acl: acl.optional() });

const ADMIN = 'admin';

/** Who may do what on a secured server: out of the box every signed-in user may do all but read `$all`. */
export class Access {
  readonly #passwords: Map<string, string>;

  constructor(
    private readonly log: EventLog,
    adminPassword: string,
  ) {
    this.#passwords = new Map([[ADMIN, adminPassword]]);
  }

  /** Why a call is refused; undefined where it is allowed. */
  refusal(metadata: Metadata, right: Right, stream: string): Partial<ServiceError> | undefined {
    const user = this.#userOf(metadata);
    if (user === undefined) return failures.unauthenticated();
    const target = stream.startsWith('$$') ? stream.slice(2) : stream;
    const wanted = stream.startsWith('$$') ? 'writeMetadata' : right;
    const allowed = this.#rolesFor(target, wanted);
    const may = user === ADMIN || allowed.includes(user) || (allowed.includes('$all') && user !== '');
    return may ? undefined : failures.accessDenied();
  }

  #userOf(metadata: Metadata): string | undefined {
    const [, basic] = /^Basic (.*)$/.exec(String(metadata.get('authorization')[0] ?? '')) ?? [];
    if (basic === undefined) return '';
    const [name = '', ...password] = Buffer.from(basic, 'base64').toString('utf8').split(':');
    return this.#passwords.get(name) === password.join(':') ? name : undefined;
  }

  #rolesFor(stream: string, right: Right): readonly string[] {
    const own = streamMetadata.safeParse(this.#last(`$$${stream}`));
    const given = own.success ? own.data.$acl?.[keys[right]] : undefined;
    if (given) return given;
    if (stream.startsWith('$')) return ['$admins'];
    const set = settings.safeParse(this.#last('$settings'));
    return (set.success ? set.data.$userStreamAcl?.[keys[right]] : undefined) ?? ['$all'];
  }

  #last(stream: string): unknown {
    const found = this.log.readStream(stream, { from: 'end', backwards: true, max: 1 });
    const data = typeof found === 'string' ? undefined : found[0]?.data;
    return data === undefined ? undefined : JSON.parse(Buffer.from(data).toString('utf8'));
  }

  /** The service of users, as far as `peil kurrentdb prepare` speaks to it. */
  readonly users: UntypedServiceImplementation = {
    details: (call: StreamedCall) => {
      const refused = this.#adminOnly(call.metadata);
      const [name = ''] = textsIn(call.request);
      if (refused) call.emit('error', refused);
      else if (!this.#passwords.has(name)) {
        call.emit(
          'error',
          failure(code.NOT_FOUND, `User '${name}' is not found.`, { exception: 'user-not-found', 'login-name': name }),
        );
      } else {
        call.write(Buffer.alloc(0));
        call.end();
      }
    },
    create: (call: UserCall, answer: Answer) => this.#set(call, answer),
    resetPassword: (call: UserCall, answer: Answer) => this.#set(call, answer),
  };

  #set(call: UserCall, answer: Answer): void {
    const refused = this.#adminOnly(call.metadata);
    if (refused) {
      answer(refused);
      return;
    }
    const [name = '', password = ''] = textsIn(call.request);
    this.#passwords.set(name, password);
    answer(null, Buffer.alloc(0));
  }

  #adminOnly(metadata: Metadata): Partial<ServiceError> | undefined {
    const user = this.#userOf(metadata);
    if (user === undefined) return failures.unauthenticated();
    return user === ADMIN ? undefined : failures.accessDenied();
  }
}

type UserCall = { readonly metadata: Metadata; readonly request: Buffer };
type StreamedCall = UserCall & {
  emit(event: 'error', error: Partial<ServiceError>): unknown;
  write(bytes: Buffer): unknown;
  end(): unknown;
};
type Answer = (error: Partial<ServiceError> | null, bytes?: Buffer) => void;

const asIs = (bytes: Buffer): Buffer => bytes;
const method = (name: string, responseStream: boolean) => ({
  path: `/event_store.client.users.Users/${name}`,
  requestStream: false,
  responseStream,
  requestSerialize: asIs,
  requestDeserialize: asIs,
  responseSerialize: asIs,
  responseDeserialize: asIs,
});

export const usersService = {
  details: method('Details', true),
  create: method('Create', false),
  resetPassword: method('ResetPassword', false),
};

/** The texts in `Options`, the one field of these requests. */
function textsIn(request: Buffer): readonly string[] {
  return fieldsIn(fieldsIn(request)[0] ?? Buffer.alloc(0)).map((text) => text.toString('utf8'));
}

function fieldsIn(message: Buffer): readonly Buffer[] {
  const fields: Buffer[] = [];
  for (let at = 0; at < message.length;) {
    let length = 0;
    let shift = 0;
    let byte: number;
    at += 1;
    do {
      byte = message[at++] ?? 0;
      length |= (byte & 0x7f) << shift;
      shift += 7;
    } while (byte >= 0x80);
    fields.push(message.subarray(at, at + length));
    at += length;
  }
  return fields;
}
