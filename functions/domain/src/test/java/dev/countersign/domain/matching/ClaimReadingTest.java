package dev.countersign.domain.matching;

import static dev.countersign.domain.fixture.StatementBuilder.attested;
import static dev.countersign.domain.fixture.TermsBuilder.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.domain.fixture.TermsBuilder;
import org.junit.jupiter.api.Test;

final class ClaimReadingTest {
  @Test
  void of_aMissingField_namesIt() {
    var unclaimed =
        assertInstanceOf(
            ClaimReading.Unclaimed.class,
            ClaimReading.of(attested("m").record(null).build(), TermsBuilder.book(terms())));
    assertEquals("missing_claim", unclaimed.problem().reason());
    assertEquals("/record/type", unclaimed.problem().pointer());
  }

  @Test
  void of_allFields_joinsThem() {
    var claimed =
        assertInstanceOf(
            ClaimReading.Claimed.class,
            ClaimReading.of(attested("m").build(), TermsBuilder.book(terms())));
    assertEquals("policy_signed/policy/P-991", claimed.claim().toString());
  }
}
