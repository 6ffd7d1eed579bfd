package dev.countersign.ledger.contract;

import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.testing.dynamo.InProcessDynamo;

final class InProcessLedgerTest
    implements OutcomesContract,
        SessionsContract,
        SessionMessagesContract,
        DueIndexContract,
        SettingsContract,
        FetchesContract,
        HourSumsContract,
        PostingsContract,
        FollowedTargetsContract,
        ReconciliationsContract,
        MonthIndexContract,
        AccountsContract,
        NamedOutcomesContract,
        QuestionsContract,
        TenantScanContract {
  private static final class One {
    static final Ledger LEDGER = new DynamoLedger(new InProcessDynamo(), "countersign");
  }

  @Override
  public Ledger ledger() {
    return One.LEDGER;
  }
}
