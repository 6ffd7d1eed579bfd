package dev.countersign.testing.oracle;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a statement says of the session it belongs to. Each kind that is not stated is none.
 *
 * @param session a session's id
 * @param conversation a conversation's id
 * @param record the key of the CRM record, the same text for the same record; where its account is
 *     told, {@link #OF} and the account follow
 * @param subjects one key for each alias of the subject; none if no subject is stated
 */
public record OracleLinks(
    @Nullable String session,
    @Nullable String conversation,
    @Nullable String record,
    Set<String> subjects) {
  /** Stands between a record's key and its account. */
  public static final String OF = "\n";

  /** Nothing is stated. */
  public static final OracleLinks NONE = new OracleLinks(null, null, null, Set.of());

  public OracleLinks {
    subjects = Set.copyOf(subjects);
  }

  /** Whether one of these records is the record that is stated; one without account is of any. */
  boolean isAmong(Set<String> records) {
    return record != null
        && (records.contains(record)
            || (record.contains(OF) && records.contains(record.substring(0, record.indexOf(OF)))));
  }

  /** These, with each kind replaced that the newer ones state. */
  OracleLinks with(OracleLinks newer) {
    return new OracleLinks(
        newer.session == null ? session : newer.session,
        newer.conversation == null ? conversation : newer.conversation,
        newer.record == null ? record : newer.record,
        newer.subjects.isEmpty() ? subjects : newer.subjects);
  }
}
