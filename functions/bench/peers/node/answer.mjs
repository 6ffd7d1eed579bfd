export const answer = (statusCode, said) => ({
  statusCode,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(said),
});

/** One line of JSON for each request. */
export const log = (line) => console.log(JSON.stringify(line));
