package dev.countersign.app.month.seal;

import dev.countersign.domain.Digest;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.terms.Terms;
import dev.countersign.forms.config.SourceForm;
import dev.countersign.forms.config.TermsForm;
import dev.countersign.forms.json.Reading;
import dev.countersign.ledger.IndexedMonth;
import dev.countersign.ledger.Registry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What was in force in a month, by digests of its texts.
 *
 * @param terms for each version, as {@code policy_signed@3}, the digest of its text
 * @param profiles for each profile of a source, the digest of its text
 */
record InForce(SortedMap<String, String> terms, SortedMap<String, String> profiles) {
  private record Version(Terms terms, String text) {}

  /**
   * By what is applied.
   *
   * @param profileText the text of a profile, if there is one of this name
   */
  static InForce of(
      Registry.Applied applied,
      IndexedMonth month,
      Function<String, Optional<String>> profileText) {
    var types = new TreeMap<OutcomeType, List<Version>>();
    for (Registry.Version version : applied.terms()) {
      if (TermsForm.read(version.text()) instanceof Reading.Read<Terms>(Terms terms)) {
        types
            .computeIfAbsent(version.ref().outcome(), type -> new ArrayList<>())
            .add(new Version(terms, version.text()));
      }
    }
    var terms = new TreeMap<String, String>();
    types.values().forEach(versions -> inForce(versions, month, terms));
    return new InForce(terms, profiles(applied, profileText));
  }

  /** A version is in force from its time to that of the next. */
  private static void inForce(
      List<Version> versions, IndexedMonth month, Map<String, String> into) {
    versions.sort(Comparator.comparing(version -> version.terms().effectiveFrom()));
    for (int i = 0; i < versions.size(); i++) {
      var version = versions.get(i);
      boolean begun = version.terms().effectiveFrom().isBefore(month.ends());
      boolean ended =
          i + 1 < versions.size()
              && !versions.get(i + 1).terms().effectiveFrom().isAfter(month.begins());
      if (begun && !ended) {
        into.put(version.terms().ref().toString(), digest(version.text()));
      }
    }
  }

  private static SortedMap<String, String> profiles(
      Registry.Applied applied, Function<String, Optional<String>> profileText) {
    var profiles = new TreeMap<String, String>();
    for (String text : applied.sources().values()) {
      if (SourceForm.read(text) instanceof Reading.Read<SourceForm.Source>(var source)) {
        profileText
            .apply(source.profile())
            .ifPresent(profile -> profiles.put(source.profile(), digest(profile)));
      }
    }
    return profiles;
  }

  private static String digest(String text) {
    return Digest.of(text.getBytes(StandardCharsets.UTF_8)).hex();
  }
}
