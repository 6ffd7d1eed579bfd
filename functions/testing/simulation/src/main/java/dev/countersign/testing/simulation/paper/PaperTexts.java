package dev.countersign.testing.simulation.paper;

import dev.countersign.testing.oracle.dispute.OracleTold;
import dev.countersign.testing.simulation.world.Tenant;
import java.util.HashMap;
import java.util.Map;

/**
 * What a story was drawn from, as it is sent: the product reads it by itself.
 *
 * @param terms the YAML of each version, by its number
 * @param said the JSON of each statement and of each form of a session
 */
public record PaperTexts(
    String tenant,
    String pseudonymKey,
    Map<Integer, String> terms,
    Map<OracleTold, String> said) {

  static PaperTexts of(Tenant tenant) {
    return new PaperTexts(
        tenant.id(), tenant.pseudonymKey(), new HashMap<>(), new HashMap<>());
  }
}
