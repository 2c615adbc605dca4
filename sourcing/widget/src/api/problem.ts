/** What can go wrong with a request: the service refuses it, or is not reached. */

import type { Problem } from './types';

/** The service answered, and refused. */
export class Refused extends Error {
  constructor(
    readonly problem: Problem,
    /** Seconds after which the service asks to be tried again; null when it does not. */
    readonly retryAfter: number | null,
  ) {
    super(problem.detail || problem.title);
    this.name = 'Refused';
  }

  get status(): number {
    return this.problem.status;
  }

  /** Whether the same request can succeed a little later. */
  get passing(): boolean {
    return [408, 425, 429, 500, 502, 503, 504].includes(this.status);
  }
}

/** No answer, or one that broke off: a network or server that is away. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('the service cannot be reached', { cause });
    this.name = 'Unreachable';
  }
}

function isProblem(value: unknown): value is Problem {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Problem).title === 'string' &&
    typeof (value as Problem).status === 'number'
  );
}

/** The problem that a response states, or one made of its status. */
export async function problemOf(response: Response): Promise<Refused> {
  let stated: unknown = null;
  try {
    stated = await response.json();
  } catch {
    // A proxy in between answers with a page of its own.
  }
  const problem = isProblem(stated)
    ? stated
    : {
        type: 'about:blank',
        title: response.statusText || `HTTP ${response.status}`,
        status: response.status,
        detail: '',
        instance: response.headers.get('x-request-id') ?? '',
      };
  const after = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new Refused(problem, Number.isFinite(after) ? after : null);
}
