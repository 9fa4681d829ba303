// Requests to the server. A refusal becomes an ApiProblem that carries the server's code.

export class ApiProblem extends Error {
  constructor(status, code, detail, retryAfterS) {
    super(detail);
    Object.assign(this, { status, code, retryAfterS });
  }
}

/** GET that answers JSON. */
export async function getJson(path) {
  return (await send('GET', path)).json();
}

/** All items of a list, page after page. */
export async function getAll(path) {
  const items = [];
  let cursor = null;
  do {
    const page = await getJson(cursor === null ? path : `${path}${path.includes('?') ? '&' : '?'}cursor=${cursor}`);
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return items;
}

export async function send(method, path, body) {
  const answer = await fetch(path, {
    method,
    credentials: 'same-origin',
    headers: body === undefined ? { Accept: 'application/json' } : { Accept: 'application/json', 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (answer.ok) return answer;
  const problem = await answer.json().catch(() => ({}));
  throw new ApiProblem(answer.status, problem.code, problem.detail ?? answer.statusText, Number(answer.headers.get('Retry-After')));
}
