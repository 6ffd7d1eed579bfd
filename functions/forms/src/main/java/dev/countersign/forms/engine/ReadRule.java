package dev.countersign.forms.engine;

import dev.countersign.forms.json.JsonataExpression;
import java.util.Optional;

/**
 * A request that reads, and what its answer gives.
 *
 * @param found from an answer of 2xx to what was asked for
 * @param absent from any other answer to whether it says that nothing is there
 * @param next from an answer of 2xx to the address of its next page
 */
public record ReadRule(
    RequestRule request,
    JsonataExpression found,
    Optional<JsonataExpression> absent,
    Optional<JsonataExpression> next) {}
