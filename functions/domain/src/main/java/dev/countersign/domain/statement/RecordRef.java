package dev.countersign.domain.statement;

import org.jspecify.annotations.Nullable;

/**
 * The name of a record in the CRM: its type and its id there, each 1 to 200 characters.
 *
 * @param account the CRM's account that the record lies in, where it is told: without a colon, 1 to
 *     200 characters. Two accounts' deal 123 are two records.
 */
public record RecordRef(String type, String id, @Nullable String account) {
  /** A record of which no account is told. */
  public RecordRef(String type, String id) {
    this(type, id, null);
  }

  /** The id that tells it from the records of other accounts: {@code 62515:123}. */
  public String scopedId() {
    return account == null ? id : account + ":" + id;
  }

  /** {@code type/id}, the id with its account. */
  @Override
  public String toString() {
    return type + "/" + scopedId();
  }
}
