/** An opaque id in a request. */
export const ID = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/;
/** A code of configuration in a request: kind, component, tag, category, provider. */
export const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/;
/** An exact decimal in a request, with a point. */
export const DECIMAL = /^-?\d{1,9}(\.\d{1,4})?$/;

export const dayFormat = { type: 'string', format: 'date' } as const;
export const instantFormat = { type: 'string', format: 'date-time' } as const;
export const lastDayFormat = { ...dayFormat, description: 'Last day. Leave out for no end.' } as const;
