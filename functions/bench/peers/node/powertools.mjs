import { IdempotencyConfig, makeIdempotent } from '@aws-lambda-powertools/idempotency';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { answer, log } from './answer.mjs';
import { verified } from './verify.mjs';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const config = new IdempotencyConfig({ eventKeyJmesPath: 'id', expiresAfterSeconds: 7 * 24 * 3600 });

/** Runs once for a message; Powertools gives the same answer when it comes again. */
const attest = makeIdempotent(
  async ({ id, statement }) => {
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
    return { claim: outcome.claim, status: await stored(outcome) };
  },
  { persistenceStore: new DynamoDBPersistenceLayer({ tableName: process.env.IDEMPOTENCY_TABLE }), config },
);

export const handler = async (event, context) => {
  config.registerLambdaContext(context);
  const delivery = await verified(event);
  if (!delivery) {
    log({ event: 'attest', status: 401 });
    return answer(401, { title: 'not authentic' });
  }
  const said = await attest(delivery);
  log({ event: 'attest', id: delivery.id, claim: said.claim, status: 200, outcome: said.status });
  return answer(200, said);
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
