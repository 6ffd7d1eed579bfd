package dev.countersign.testing.simulation.world;

import dev.countersign.domain.Claim;
import dev.countersign.domain.OutcomeType;
import dev.countersign.testing.oracle.OracleTerms;
import dev.countersign.testing.simulation.meaning.TermsMeaning;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * All versions of a tenant's terms for one outcome type.
 *
 * @param claimBy the same in all versions
 */
public record TenantTerms(
    String tenant, String outcome, List<String> claimBy, List<Version> versions) {

  private static final Pattern FACT = Pattern.compile("facts\\.([a-z]+)");

  private static final long SURELY = 90;
  private static final long PERHAPS = 600;

  /**
   * One version.
   *
   * @param text the YAML that is applied
   * @param meaning what the oracle makes of it
   * @param appliedAt mostly so long before it is in force that no cache is older by then
   */
  public record Version(String text, OracleTerms meaning, Instant appliedAt) {
    /** The same with further lines. */
    Version with(String lines) {
      String all = text + lines;
      return new Version(all, TermsMeaning.ofYaml(all), appliedAt);
    }
  }

  /** What the oracle makes of all versions. */
  public List<OracleTerms> meaning() {
    return versions.stream().map(Version::meaning).toList();
  }

  /**
   * What a function may know of them at this time by its clock: a cache is a minute old at most,
   * and a request may be read late.
   */
  public List<List<OracleTerms>> known(Instant at) {
    var applied = versions.stream().sorted(Comparator.comparing(Version::appliedAt)).toList();
    long surely = count(applied, at.minusSeconds(SURELY));
    long perhaps = count(applied, at.plusSeconds(PERHAPS));
    return LongStream.rangeClosed(Math.max(1, surely), Math.max(1, perhaps))
        .map(i -> Math.max(1, perhaps) + Math.max(1, surely) - i)
        .mapToObj(some -> applied.stream().limit(some).map(Version::meaning).toList())
        .toList();
  }

  private static long count(List<Version> versions, Instant until) {
    return versions.stream().filter(version -> !version.appliedAt().isAfter(until)).count();
  }

  /** The currency of the first version; EUR where it counts units. */
  String currency() {
    var currency = versions.getFirst().meaning().prices().getFirst().currency();
    return currency == null ? "EUR" : currency;
  }

  /** Whether some version names this fact. */
  boolean names(String fact) {
    return named().contains(fact);
  }

  /** The facts that some version names. */
  Set<String> named() {
    return versions.stream()
        .flatMap(version -> FACT.matcher(version.text()).results())
        .map(found -> found.group(1))
        .filter(name -> !name.equals("order"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The claim under which a fact is counted. */
  public Claim claim(Fact fact) {
    var values =
        claimBy.stream().map(path -> path.equals("record.type") ? fact.type() : fact.id()).toList();
    return Claim.of(new OutcomeType(outcome), values);
  }

  /** A thing that happened once: a record of the CRM, whose id is also its order's. */
  public record Fact(String type, String id) {
    /** As a statement or a session names it. */
    String json() {
      return "{\"type\":\"%s\",\"id\":\"%s\"}".formatted(type, id);
    }
  }
}
