package dev.countersign.ledger.contract;

import static dev.countersign.ledger.contract.Samples.claim;
import static dev.countersign.ledger.contract.Samples.tenant;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.NamedOutcomes;
import dev.countersign.ledger.NamedOutcomes.OutcomeName;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

interface NamedOutcomesContract {
  Ledger ledger();

  private NamedOutcomes names() {
    return ledger().namedOutcomes();
  }

  @Test
  default void find_nameThatWasPut_isFoundByItsTenantOnly() {
    var tenant = tenant();
    var name = new OutcomeName("res_1", claim("a"), 2);

    names().put(tenant, List.of(name));

    assertEquals(Optional.of(name), names().find(tenant, "res_1"));
    assertEquals(Optional.empty(), names().find(tenant, "res_2"));
    assertEquals(Optional.empty(), names().find(tenant(), "res_1"));
  }

  @Test
  default void put_sameNameAgain_theLastCounts() {
    var tenant = tenant();
    names().put(tenant, List.of(OutcomeName.of("dsp_1", claim("a"))));
    names().put(tenant, List.of(OutcomeName.of("dsp_1", claim("b"))));

    assertEquals(Optional.of(OutcomeName.of("dsp_1", claim("b"))), names().find(tenant, "dsp_1"));
  }

  @Test
  default void put_sameNameTwiceAtOnce_theLastCounts() {
    var tenant = tenant();
    var name = OutcomeName.of("dsp_1", claim("a"));

    names().put(tenant, List.of(name, OutcomeName.of("dsp_1", claim("b")), name));

    assertEquals(Optional.of(name), names().find(tenant, "dsp_1"));
  }

  @Test
  default void put_moreThanOneRequestTakes_allAreThere() {
    var tenant = tenant();
    var names =
        IntStream.range(0, 60).mapToObj(i -> new OutcomeName("res_" + i, claim("a"), i)).toList();

    names().put(tenant, names);
    names().put(tenant, List.of());

    for (OutcomeName name : names) {
      assertEquals(Optional.of(name), names().find(tenant, name.name()));
    }
  }
}
