"""The function in Python: PyJWT, boto3, Powertools for AWS Lambda."""

import json
import os
from datetime import datetime, timezone

import boto3
from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.idempotency import (
    DynamoDBPersistenceLayer,
    IdempotencyConfig,
    idempotent_function,
)

from verify import verified

logger = Logger(service="attest")
dynamodb = boto3.resource("dynamodb")
sessions = dynamodb.Table(os.environ["SESSIONS_TABLE"])
outcomes = dynamodb.Table(os.environ["OUTCOMES_TABLE"])
config = IdempotencyConfig(event_key_jmespath="id", expires_after_seconds=7 * 24 * 3600)
store = DynamoDBPersistenceLayer(table_name=os.environ["IDEMPOTENCY_TABLE"])


def handler(event, context):
    config.register_lambda_context(context)
    delivery = verified(event)
    if delivery is None:
        logger.info("attest", extra={"status": 401})
        return answer(401, {"title": "not authentic"})
    said = attest(delivery=delivery)
    logger.info("attest", extra={"id": delivery["id"], "claim": said["claim"], "status": 200, "outcome": said["status"]})
    return answer(200, said)


@idempotent_function(data_keyword_argument="delivery", persistence_store=store, config=config)
def attest(delivery):
    """Runs once for a message; Powertools gives the same answer when it comes again."""
    statement = delivery["statement"]
    session = sessions.get_item(Key={"id": statement["session"]}).get("Item", {})
    outcome = {
        "claim": "/".join([statement["outcome"], statement["record"]["type"], statement["record"]["id"]]),
        "message": delivery["id"],
        "session": session.get("id"),
        "agent": session.get("agent"),
        "status": "billable" if session.get("handled_by") == "agent" else "refused",
        "statement": statement,
        "at": datetime.now(timezone.utc).isoformat(),
    }
    return {"claim": outcome["claim"], "status": stored(outcome)}


def stored(outcome):
    """Keeps the first outcome of a claim, and tells the status of the one that is there."""
    try:
        outcomes.put_item(
            Item=outcome,
            ConditionExpression="attribute_not_exists(claim)",
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )
        return outcome["status"]
    except outcomes.meta.client.exceptions.ConditionalCheckFailedException as there:
        return there.response["Item"]["status"]["S"]


def answer(status, said):
    return {"statusCode": status, "headers": {"content-type": "application/json"}, "body": json.dumps(said)}
