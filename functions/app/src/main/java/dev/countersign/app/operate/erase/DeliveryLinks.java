package dev.countersign.app.operate.erase;

import dev.countersign.domain.Digest;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.Evidence;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * To which others a delivery leads, by the words that are kept with its evidence.
 *
 * @param others the digests of the delivery that it is a part of, and of what was read for it from
 *     a vendor's API
 * @param event the delivery that this was read for
 * @param app the tenant with which the whole of it lies
 * @param givenTo the tenants that were given parts of it
 */
record DeliveryLinks(
    Digest digest,
    Set<Digest> others,
    Optional<Digest> event,
    Optional<TenantId> app,
    Set<TenantId> givenTo) {

  static DeliveryLinks of(Evidence evidence) {
    var others = new HashSet<>(digests(evidence, "part_of"));
    others.addAll(digests(evidence, "records"));
    return new DeliveryLinks(
        evidence.digest(),
        others,
        digests(evidence, "event").stream().findFirst(),
        tenants(evidence, "app").stream()
            .findFirst()
            .filter(app -> evidence.how().containsKey("part_of")),
        tenants(evidence, "given_to"));
  }

  /** Whether it is one of these, or was read for one of these. */
  boolean isOneOf(Set<Digest> deliveries) {
    return deliveries.contains(digest) || event.filter(deliveries::contains).isPresent();
  }

  private static Set<Digest> digests(Evidence evidence, String word) {
    return words(evidence, word).stream().map(Digest::new).collect(Collectors.toSet());
  }

  /** A source is told as its tenant, a dot and its own name. */
  private static Set<TenantId> tenants(Evidence evidence, String word) {
    return words(evidence, word).stream()
        .map(name -> new TenantId(name.split("\\.", 2)[0]))
        .collect(Collectors.toSet());
  }

  private static Set<String> words(Evidence evidence, String word) {
    return Arrays.stream(evidence.how().getOrDefault(word, "").split(" ", -1))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.toSet());
  }
}
