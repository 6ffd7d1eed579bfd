package dev.countersign.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The session can be read from the claim under which a result of it is asked for. */
final class AskedClaimTest {
  private static final OutcomeType TYPE = new OutcomeType("policy_signed");

  @ParameterizedTest
  @ValueSource(strings = {"ses_1", "a+b", "a/b", "~a", "!/a", "100%25", "a:b@c"})
  void claim_thatAsksOfASession_namesIt(String id) {
    var session = new SessionId(id);

    assertEquals(Optional.of(session), Claim.ofInquiry(TYPE, session).askedOf());
  }

  @ParameterizedTest
  @ValueSource(strings = {"policy/P-1", "%21/ses_1", "!/%2", "!/a%20b", "!/"})
  void claim_thatAsksOfNoSessionThatCanBe_namesNone(String key) {
    assertEquals(Optional.empty(), new Claim(TYPE, key).askedOf());
  }

  @Test
  void claim_thatIsTooLongToBeRead_namesNone() {
    var session = new SessionId("/".repeat(200));

    assertEquals(Optional.empty(), Claim.ofInquiry(TYPE, session).askedOf());
  }
}
