package dev.countersign.proof.month;

/** One leaf of each kind, as the page of the sealed month describes them. */
final class SampleLeaves {
  static final String OUTCOME = "out_1a9a364e8a8a958fb1b462fba0acfc95";
  static final String ENTRY_HASH =
      "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  private static final String DIGEST = "0".repeat(63) + "1";

  static final String ENTRY =
      "{\"act\":\"retract\",\"assurance\":\"request_signed\",\"attestation\":\""
          + DIGEST
          + "\",\"brought_by\":\"statement\",\"claim\":\"policy_signed/policy/P-991\",\"entry\":\""
          + ENTRY_HASH
          + "\",\"is\":{\"billed\":1250,\"currency\":\"EUR\",\"since\":\"2026-11\"},\"key\":\"E/"
          + OUTCOME
          + "/000002/9f86d081884c7d65\",\"provable_to\":\"both\",\"reason\":\"cancelled\","
          + "\"recorded_at\":\"2026-11-03T10:00:00Z\",\"results\":["
          + "{\"amount\":\"-30.00\",\"currency\":\"EUR\",\"id\":\"res_1\",\"kind\":\"reversal\","
          + "\"period\":\"2026-11\",\"quantity\":-1,\"recorded_period\":\"2026-11\",\"sha256\":\""
          + DIGEST
          + "\"},{\"amount\":\"12.50\",\"currency\":\"EUR\",\"id\":\"res_2\",\"kind\":\"billable\","
          + "\"members\":{\"meter\":\"ab12\"},\"period\":\"2026-11\",\"quantity\":1,"
          + "\"recorded_period\":\"2026-11\",\"sha256\":\""
          + DIGEST
          + "\"}],\"source\":\"crm\",\"status\":\"Reversed\",\"type\":\"policy_signed\","
          + "\"verdict\":\"applied\",\"was\":{\"billed\":3000,\"currency\":\"EUR\",\"since\":\"2026-10\"}}";

  static final String SESSION =
      "{\"digest\":\""
          + DIGEST
          + "\",\"key\":\""
          + SessionLeaf.key("ses_1", DIGEST, "0123456789abcdef")
          + "\",\"received_at\":\"2026-11-03T10:00:00Z\",\"recorded_at\":\"2026-11-03T10:00:00Z\","
          + "\"session\":\"ses_1\",\"source\":\"platform\"}";

  static final String REFUSAL =
      "{\"digest\":\""
          + DIGEST
          + "\",\"key\":\"R/"
          + DIGEST
          + "/crm\",\"reasons\":[\"unknown_type\"],\"received_at\":\"2026-11-03T10:00:00Z\",\"source\":\"crm\"}";

  static final String ACCEPTANCE =
      "{\"answer\":\"accepted\",\"digest\":\""
          + DIGEST
          + "\",\"key\":\"A/2026-10/"
          + DIGEST
          + "\",\"month\":\"2026-10\",\"recorded_at\":\"2026-11-03T10:00:00Z\","
          + "\"root\":\"CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\"}";

  static final String OPENING =
      "{\"key\":\"B/opening\",\"money\":{\"EUR\":{\"billed\":3000,\"held\":100}},\"outcomes\":2,"
          + "\"quantities\":{\"resolved\":7}}";

  static final String HEADER =
      "{\"closed_at\":\"2026-12-03T23:00:00Z\",\"issuer\":\"https://countersign.example\",\"key\":\"0\","
          + "\"keys\":[\"thumb\"],\"late\":0,\"leaves\":{\"entries\":0,\"refused\":0,\"sessions\":0},"
          + "\"money\":{},\"number\":1,\"outcomes\":{},\"period\":\"2026-11\",\"profiles\":{},"
          + "\"quantities\":{},\"sources\":{},\"tenant\":\"acme\",\"terms\":{},\"version\":1,"
          + "\"zone\":\"Europe/Berlin\"}";

  private SampleLeaves() {}
}
