package dev.countersign.proof.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.proof.json.CanonicalForm;
import dev.countersign.proof.json.JsonNode;
import dev.countersign.proof.sheet.SheetBrowser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The page of a month and {@link MonthVerifier} are two programs for one format: of the same files
 * they name the same faults. {@code -Dpages=20} says how many of them have no fault, and as many of
 * which lines came late; of each forgery a fifth of that.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PageAgreesTest {
  private static final int WITHOUT_A_FAULT = Integer.getInteger("pages", 5);
  private static final int OF_EACH_FORGERY = Math.max(1, WITHOUT_A_FAULT / 5);
  private static final int MOST_SEEDS = 200;

  /** What a page looks at: neither the log nor signed bytes of messages. */
  private static final Set<MonthFault> OF_A_PAGE =
      EnumSet.complementOf(EnumSet.of(MonthFault.NOT_LOGGED, MonthFault.NOT_COSIGNED));

  private final SheetBrowser browser;

  PageAgreesTest(@TempDir Path folder) {
    this.browser = new SheetBrowser(folder);
  }

  /** What both are given. */
  record Case(String name, Forgery.Attempt files) {
    @Override
    public String toString() {
      return name;
    }
  }

  @AfterAll
  void close() {
    browser.close();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void page_ofAMadeMonth_namesWhatTheVerifierNames(Case given) throws IOException {
    var files = given.files();
    var faults = new MonthVerifier(files.given()).verify(files.file()).findings().counts().keySet();
    browser.openChecked(bytes(files.file()));
    browser.give("keys.json", keys(files.given().keys()));
    for (MonthFile previous : files.given().previous()) {
      browser.give(previous.name(), bytes(previous));
    }
    for (MonthFile later : files.given().later()) {
      browser.give(later.name(), bytes(later));
    }
    var receipts = files.given().receiptsOrNull();
    if (receipts != null) {
      browser.give("receipts.txt", bytes(receipts));
    }
    var named = named(browser.text("#verdict-word"));
    if (faults.contains(MonthFault.UNSORTED)) {
      // What follows from lines in the wrong order is named as far as each of them still looks.
      assertTrue(named.contains("unsorted"), named.toString());
    } else {
      assertEquals(words(faults), named);
    }
  }

  static Stream<Case> cases() {
    var without =
        IntStream.range(0, WITHOUT_A_FAULT)
            .mapToObj(MadeWorld::new)
            .map(
                world -> new Case("none", new Forgery.Attempt(world.last().file(), world.given())));
    var late =
        IntStream.range(0, MOST_SEEDS)
            .mapToObj(MadeWorld::new)
            .filter(world -> ForgeriesOfLaterMonths.lateLine(world).isPresent())
            .limit(WITHOUT_A_FAULT)
            .map(world -> new Case("late ones", ForgeriesOfLaterMonths.honest(world)));
    var forged =
        Stream.of(
                ForgeriesOfOthers.ALL,
                ForgeriesOfTheSeller.ALL,
                ForgeriesOfLaterMonths.ALL,
                ForgeriesOfLateLines.ALL,
                ForgeriesOfRestores.ALL)
            .flatMap(List::stream)
            .filter(PageAgreesTest::isOfAPage)
            .flatMap(forgery -> attempts(forgery).map(files -> new Case(forgery.name(), files)));
    return Stream.of(without, late, forged).flatMap(cases -> cases);
  }

  /** A page refuses a file that isn't what it asks for, where the verifier names a fault. */
  private static boolean isOfAPage(Forgery forgery) {
    return OF_A_PAGE.contains(forgery.fault())
        && !forgery.name().equals("the signed bytes are others")
        && !forgery.name().equals("the month before is another one");
  }

  private static Stream<Forgery.Attempt> attempts(Forgery forgery) {
    var attempts =
        IntStream.range(0, MOST_SEEDS)
            .mapToObj(seed -> forgery.hand().apply(new MadeWorld(seed)))
            .flatMap(java.util.Optional::stream)
            .limit(OF_EACH_FORGERY)
            .toList();
    assertFalse(attempts.isEmpty(), () -> "no world for: " + forgery);
    return attempts.stream();
  }

  private static Set<String> named(String verdict) {
    int colon = verdict.indexOf(": ");
    return colon < 0
        ? Set.of()
        : Arrays.stream(verdict.substring(colon + 2, verdict.length() - 1).split(", ", -1))
            .map(words -> words.replace(' ', '_'))
            .collect(Collectors.toSet());
  }

  private static Set<String> words(Set<MonthFault> faults) {
    return faults.stream()
        .filter(OF_A_PAGE::contains)
        .map(MonthFault::word)
        .collect(Collectors.toSet());
  }

  /** The reader's keys as a JWK set; made-up worlds have one of this name. */
  private static byte[] keys(SellerKeys keys) {
    var key = keys.find("key-1").orElseThrow();
    var jwk = new TreeMap<String, JsonNode>();
    jwk.put("kty", new JsonNode.Str("OKP"));
    jwk.put("crv", new JsonNode.Str("Ed25519"));
    jwk.put("kid", new JsonNode.Str(key.kid()));
    var url = Base64.getUrlEncoder().withoutPadding();
    jwk.put("x", new JsonNode.Str(url.encodeToString(key.material())));
    put(jwk, "nbf", key.notBefore());
    put(jwk, "exp", key.expires());
    var all = new JsonNode.Arr(List.of(JsonNode.Obj.of(jwk)));
    return CanonicalForm.write(JsonNode.Obj.of(Map.of("keys", all)));
  }

  private static void put(Map<String, JsonNode> jwk, String name, @Nullable Instant at) {
    if (at != null) {
      jwk.put(name, JsonNode.Num.of(at.getEpochSecond()));
    }
  }

  private static byte[] bytes(MonthFile file) {
    try (InputStream in = file.open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
