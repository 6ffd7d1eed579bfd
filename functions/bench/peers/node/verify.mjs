// Who sent it: a JSON Web Token with jose, or Standard Webhooks with their own library.
import { createLocalJWKSet, jwtVerify } from 'jose';
import { Webhook } from 'standardwebhooks';

const keys = createLocalJWKSet(JSON.parse(process.env.JWKS));
const webhook = new Webhook(process.env.WEBHOOK_SECRET);
const expected = {
  issuer: process.env.ISSUER,
  audience: process.env.AUDIENCE,
  algorithms: ['RS256', 'ES256', 'EdDSA'],
  maxTokenAge: '5m',
};

/** The statement and its message's id; undefined where the delivery is not authentic. */
export async function verified(event) {
  const body = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString() : event.body;
  try {
    if (event.headers['content-type'] === 'application/jwt') {
      const { payload } = await jwtVerify(body, keys, expected);
      return { id: payload.jti, statement: payload.statement };
    }
    return { id: event.headers['webhook-id'], statement: webhook.verify(body, event.headers) };
  } catch (refused) {
    return undefined;
  }
}
