package dev.countersign.testing.simulation.audit;

/** Registers only go forward, and messages once answered stay answered. */
final class RegisterAudit {
  private RegisterAudit() {}

  static void check(WrittenEntry before, WrittenEntry after, AuditFindings note) {
    before
        .voices()
        .forEach((voice, said) -> {
          var now = after.voices().get(voice);
          note.unless(
              now != null,
              voice.retraction() ? AuditRule.RETRACTION_REMEMBERED : AuditRule.NEWEST_STANDS,
              "forgotten what " + voice + " said");
          note.unless(
              now == null || !now.olderThan(said),
              AuditRule.NEWEST_STANDS,
              "gone back to what " + voice + " said before");
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

  /** What one entry says by itself. */
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
