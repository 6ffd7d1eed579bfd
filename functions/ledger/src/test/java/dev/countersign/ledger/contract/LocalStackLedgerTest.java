package dev.countersign.ledger.contract;

import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.members.Member;

final class LocalStackLedgerTest
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
    static final Ledger LEDGER = Member.LOCALSTACK.ledger();
  }

  @Override
  public Ledger ledger() {
    return One.LEDGER;
  }
}
