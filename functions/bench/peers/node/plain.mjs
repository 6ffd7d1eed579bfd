import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { answer, log } from './answer.mjs';
import { verified } from './verify.mjs';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  const delivery = await verified(event);
  if (!delivery) {
    log({ event: 'attest', status: 401 });
    return answer(401, { title: 'not authentic' });
  }
  const { id, statement } = delivery;
  const { Item: session } = await table.send(
    new GetCommand({ TableName: process.env.SESSIONS_TABLE, Key: { id: statement.session } }),
  );
  const outcome = {
    claim: `${statement.outcome}/${statement.record.type}/${statement.record.id}`,
    message: id,
    session: session?.id,
    agent: session?.agent,
    status: session && session.handled_by === 'agent' ? 'billable' : 'refused',
    statement,
    at: new Date().toISOString(),
  };
  const status = await stored(outcome);
  log({ event: 'attest', id, claim: outcome.claim, status: 200, outcome: status });
  return answer(200, { claim: outcome.claim, status });
};

async function stored(outcome) {
  try {
    await table.send(
      new PutCommand({
        TableName: process.env.OUTCOMES_TABLE,
        Item: outcome,
        ConditionExpression: 'attribute_not_exists(claim)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    return outcome.status;
  } catch (failed) {
    if (failed instanceof ConditionalCheckFailedException) {
      return failed.Item.status.S;
    }
    throw failed;
  }
}
