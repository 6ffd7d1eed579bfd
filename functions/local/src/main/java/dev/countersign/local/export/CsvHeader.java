package dev.countersign.local.export;

import dev.countersign.domain.Problem;
import dev.countersign.forms.books.ExportProfile;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds the header of a file against the columns of its profile. */
final class CsvHeader {
  private static final int SHOWN = 20;

  private final ExportProfile profile;

  CsvHeader(ExportProfile profile) {
    this.profile = profile;
  }

  /** The names of the columns. */
  List<String> checked(Optional<WholeRow> first) throws UnusableExport {
    if (first.isEmpty()) {
      throw new UnusableExport("it is empty: export it with a header");
    }
    return switch (first.get()) {
      case WholeRow.Broken(long number, Problem why) ->
          throw new UnusableExport(
              "line " + number + ", the header: " + why.detail() + "; " + why.fix());
      case WholeRow.Fields fields -> checked(fields);
    };
  }

  private List<String> checked(WholeRow.Fields fields) throws UnusableExport {
    var names = fields.values().stream().map(CsvRows::name).toList();
    var lacking = profile.columnsRead().stream().filter(c -> !names.contains(c)).toList();
    String place = "line " + fields.number() + ", the header: ";
    if (!lacking.isEmpty()) {
      throw new UnusableExport(
          place
              + "no column "
              + quoted(lacking)
              + "; it has "
              + quoted(names.subList(0, Math.min(names.size(), SHOWN)))
              + hint(names));
    }
    var twice =
        profile.columnsRead().stream().filter(c -> Collections.frequency(names, c) > 1).toList();
    if (!twice.isEmpty()) {
      throw new UnusableExport(place + "twice the column " + quoted(twice) + "; rename one");
    }
    return names;
  }

  private String hint(List<String> names) {
    if (names.size() > 1) {
      return "; name its columns in the profile";
    }
    return List.of(';', '\t', ',', '|').stream()
        .filter(other -> other != profile.layout().delimiter())
        .filter(other -> names.getFirst().indexOf(other) >= 0)
        .map(other ->
            "; perhaps the profile's delimiter is " + (other == '\t' ? "tab" : "\"" + other + "\""))
        .findFirst()
        .orElse("; name its columns in the profile");
  }

  private static String quoted(List<String> names) {
    return names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
  }
}
