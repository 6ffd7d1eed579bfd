"""Who sent it: a JSON Web Token with PyJWT, or Standard Webhooks with their own library."""

import base64
import json
import os
import time

import jwt
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

KEYS = {key.key_id: key for key in jwt.PyJWKSet.from_json(os.environ["JWKS"]).keys}
WEBHOOK = Webhook(os.environ["WEBHOOK_SECRET"])


def verified(event):
    """The statement and its message's id, or None where the delivery is not authentic."""
    body = event["body"]
    if event["isBase64Encoded"]:
        body = base64.b64decode(body).decode()
    try:
        if event["headers"]["content-type"] == "application/jwt":
            return token(body)
        WEBHOOK.verify(body, event["headers"])
        return {"id": event["headers"]["webhook-id"], "statement": json.loads(body)}
    except (jwt.InvalidTokenError, WebhookVerificationError, KeyError):
        return None


def token(body):
    key = KEYS[jwt.get_unverified_header(body)["kid"]]
    claims = jwt.decode(
        body,
        key,
        algorithms=["RS256", "ES256", "EdDSA"],
        audience=os.environ["AUDIENCE"],
        issuer=os.environ["ISSUER"],
        options={"require": ["exp", "iat", "jti"]},
    )
    if time.time() - claims["iat"] > 300:
        raise jwt.InvalidTokenError("too old")
    return {"id": claims["jti"], "statement": claims["statement"]}
