package dev.countersign.app.read.ends;

import dev.countersign.app.read.MonthMedia;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Which form of a thing an {@code Accept} header asks for (RFC 9110, section 12.5.1). */
final class MediaChoice {
  private static final int THOUSANDTHS = 1000;

  /**
   * A range of media types, and how much it is wanted.
   *
   * @param quality in thousandths
   */
  private record Range(String type, int quality) {
    boolean covers(String media) {
      return type.equals("*/*")
          || type.equals(media)
          || (type.endsWith("/*") && media.startsWith(type.substring(0, type.length() - 1)));
    }

    /** The more of it is written out, the more it counts. */
    int precision() {
      return type.equals("*/*") ? 0 : type.endsWith("/*") ? 1 : 2;
    }
  }

  private MediaChoice() {}

  /** The form of a month that is wanted most. */
  static Optional<MonthMedia> of(List<String> accept) {
    return of(accept, List.of(MonthMedia.values()), MonthMedia::type);
  }

  /**
   * The form that is wanted most; of those that are wanted alike the first.
   *
   * @param accept the values of the header; none for whatever there is
   * @param forms all there are
   * @param type tells the media type of a form
   */
  static <T> Optional<T> of(List<String> accept, List<T> forms, Function<T, String> type) {
    var ranges =
        accept.stream()
            .flatMap(value -> Arrays.stream(value.split(",", -1)))
            .map(String::strip)
            .filter(range -> !range.isEmpty())
            .map(MediaChoice::range)
            .toList();
    if (ranges.isEmpty()) {
      return Optional.of(forms.getFirst());
    }
    return forms.stream()
        .filter(form -> quality(ranges, type.apply(form)) > 0)
        .min(Comparator.comparingInt(form -> -quality(ranges, type.apply(form))));
  }

  private static int quality(List<Range> ranges, String type) {
    return ranges.stream()
        .filter(range -> range.covers(type))
        .max(Comparator.comparingInt(Range::precision))
        .map(Range::quality)
        .orElse(0);
  }

  private static Range range(String text) {
    var parts = text.toLowerCase(Locale.ROOT).split(";", -1);
    int quality =
        Arrays.stream(parts)
            .skip(1)
            .map(String::strip)
            .filter(part -> part.startsWith("q="))
            .map(part -> thousandths(part.substring(2)))
            .findFirst()
            .orElse(THOUSANDTHS);
    return new Range(parts[0].strip(), quality);
  }

  /** A quality that is none counts as none wanted. */
  private static int thousandths(String quality) {
    return quality.matches("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?")
        ? (int) Math.round(Double.parseDouble(quality) * THOUSANDTHS)
        : 0;
  }
}
