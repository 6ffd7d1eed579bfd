package dev.countersign.forms.engine;

import dev.countersign.forms.json.JsonataExpression;
import java.util.Optional;

/**
 * A request that reads, and what its answer gives.
 *
 * @param gives what is asked for
 * @param found from an answer of 2xx to it
 * @param absent from an answer that gives nothing to whether it surely is not there; where there is
 *     none, an answer of 2xx says so
 * @param next from an answer of 2xx to the address of its next page
 */
public record ReadRule(
    RequestRule request,
    Gives gives,
    JsonataExpression found,
    Optional<JsonataExpression> absent,
    Optional<JsonataExpression> next) {
  /** What a request asks for. */
  public enum Gives {
    /** One thing; on whatever page it is. */
    ONE,
    /** A sum; over all pages. */
    SUM,
    /** Lines; of all pages. */
    LINES
  }
}
