package dev.countersign.testing.simulation.audit;

/** Checks that registers only go forward and that answered messages stay answered. */
final class RegisterAudit {
  private RegisterAudit() {}

  /** Checks an entry against the one before. */
  static void check(WrittenEntry before, WrittenEntry after, AuditFindings note) {
    before
        .registers()
        .forEach((key, statement) -> {
          var now = after.registers().get(key);
          note.unless(
              now != null,
              key.retraction() ? AuditRule.RETRACTION_REMEMBERED : AuditRule.NEWEST_STANDS,
              "forgotten what " + key + " said");
          note.unless(
              now == null || !now.olderThan(statement),
              AuditRule.NEWEST_STANDS,
              "gone back to what " + key + " said before");
        });
    before
        .sessions()
        .forEach((session, known) -> {
          var now = after.sessions().get(session);
          note.unless(
              now != null && !now.recordedAt().isBefore(known.recordedAt()),
              AuditRule.NEWEST_STANDS,
              "gone back to an earlier form of session " + session);
        });
    before
        .decidedAt()
        .forEach((kind, at) -> {
          var now = after.decidedAt().get(kind);
          note.unless(
              now != null && !now.isBefore(at), AuditRule.NEWEST_STANDS, "gone back to a " + kind);
        });
    before
        .seen()
        .forEach((message, content) ->
            note.same(
                content,
                after.seen().get(message),
                AuditRule.SAME_MESSAGE_SAME_ANSWER,
                "the answer to a message"));
  }

  /** Checks one entry by itself. */
  static void check(WrittenEntry entry, AuditFindings note) {
    entry
        .seen()
        .forEach((message, content) ->
            note.unless(
                !content.contains(" and again "),
                AuditRule.SAME_MESSAGE_SAME_ANSWER,
                "a message counted twice"));
  }
}
