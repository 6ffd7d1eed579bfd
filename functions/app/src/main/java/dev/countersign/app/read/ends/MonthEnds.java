package dev.countersign.app.read.ends;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.month.seal.MonthFiles;
import dev.countersign.app.read.ListMonths;
import dev.countersign.app.read.MonthMedia;
import dev.countersign.app.read.ProveOutcome;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.MonthIndex;
import dev.countersign.trust.delivery.RawDelivery;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a reader who was let in gets. */
final class MonthEnds {
  private static final Pattern PERIOD = Pattern.compile("20[0-9]{2}-(0[1-9]|1[0-2])");
  private static final Pattern ENTRY = Pattern.compile("[0-9a-f]{64}");
  private static final String PROOF = "/proof";

  /** A month is somebody's bill: nobody between keeps it. */
  private static final String CACHE = "private, no-cache";

  private final ListMonths months;
  private final ProveOutcome prove;
  private final Supplier<String> keys;

  MonthEnds(MonthIndex index, MonthFiles files, Supplier<String> keys) {
    this.months = new ListMonths(index, files);
    this.prove = new ProveOutcome(index, months);
    this.keys = keys;
  }

  /**
   * The list of months, one of them, or its place in the log.
   *
   * @param rest what follows {@code /v1/months} in the path
   */
  ReaderAnswer get(TenantId tenant, String rest, RawDelivery request) {
    if (rest.isEmpty()) {
      return ReaderAnswer.of(cached(MonthsJson.of(tenant, months.of(tenant))));
    }
    String named = rest.substring(1);
    boolean isProof = named.endsWith(PROOF);
    var period = period(isProof ? named.substring(0, named.length() - PROOF.length()) : named);
    if (period.isEmpty()) {
      return ReaderAnswer.of(malformedPeriod());
    }
    if (isProof) {
      return ReaderAnswer.of(
          months
              .logProof(tenant, period.get())
              .map(MonthEnds::proof)
              .orElseGet(ReaderProblems::notSealed));
    }
    var media = MediaChoice.of(request.header("accept"));
    if (media.isEmpty()) {
      return ReaderAnswer.of(ReaderProblems.notAcceptable(types()));
    }
    String open = media.get() == MonthMedia.PAGE ? keys.get() : "";
    return months
        .sealed(tenant, period.get())
        .map(file -> streamed(tenant + "-" + period.get(), new MonthBody(media.get(), file, open)))
        .orElseGet(() -> ReaderAnswer.of(ReaderProblems.notSealed()));
  }

  /**
   * The proof of an outcome.
   *
   * @param rest what follows {@code /v1/outcomes/} in the path
   */
  ReaderAnswer proof(TenantId tenant, String rest, ReadQuery query) {
    if (!rest.endsWith(PROOF)) {
      return ReaderAnswer.of(ReaderProblems.nothing());
    }
    String id = rest.substring(0, rest.length() - PROOF.length());
    if (!OutcomeId.admits(id)) {
      return ReaderAnswer.of(
          ReaderProblems.malformed("id", "write out_ and 32 hexadecimal digits"));
    }
    var entry = query.value("entry");
    if (entry.filter(hash -> !ENTRY.matcher(hash).matches()).isPresent()) {
      return ReaderAnswer.of(
          ReaderProblems.malformed("entry", "write the claim entry of the receipt"));
    }
    var named = query.value("period");
    var period = named.flatMap(MonthEnds::period);
    if (named.isPresent() && period.isEmpty()) {
      return ReaderAnswer.of(malformedPeriod());
    }
    return ReaderAnswer.of(
        prove
            .proof(tenant, new OutcomeId(id), period, entry)
            .map(found -> proof(found.bytes()))
            .orElseGet(ReaderProblems::notProved));
  }

  private static HttpAnswer proof(byte[] text) {
    return cached(
        new HttpAnswer(200, Map.of("content-type", "text/plain; charset=utf-8"), Bytes.of(text)));
  }

  private static ReaderAnswer streamed(String name, MonthBody body) {
    String type = body.media().type();
    var headers =
        new TreeMap<>(
            Map.of("cache-control", CACHE, "vary", "accept", "x-content-type-options", "nosniff"));
    switch (body.media()) {
      case FILE -> {
        headers.put("content-type", type);
        headers.put("content-disposition", "attachment; filename=\"" + name + ".sealed\"");
      }
      case LINES -> headers.put("content-type", type);
      case PAGE -> headers.put("content-type", type + "; charset=utf-8");
      case TABLE -> {
        headers.put("content-type", type + "; charset=utf-8; header=present");
        headers.put("content-disposition", "attachment; filename=\"" + name + ".csv\"");
      }
    }
    return new ReaderAnswer(new HttpAnswer(200, headers, Bytes.of(new byte[0])), Optional.of(body));
  }

  /** A sealed month in one of its forms. */
  private record MonthBody(MonthMedia media, InputStream file, String keys)
      implements ReaderAnswer.StreamedBody {
    @Override
    public void writeTo(OutputStream out) throws IOException {
      media.write(file, keys, out);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  private static HttpAnswer cached(HttpAnswer answer) {
    var headers = new TreeMap<>(answer.headers());
    headers.put("cache-control", CACHE);
    return new HttpAnswer(answer.status(), headers, answer.body());
  }

  private static HttpAnswer malformedPeriod() {
    return ReaderProblems.malformed("period", "write the month as 2026-11");
  }

  private static Optional<YearMonth> period(String text) {
    return PERIOD.matcher(text).matches() ? Optional.of(YearMonth.parse(text)) : Optional.empty();
  }

  private static String types() {
    return Arrays.stream(MonthMedia.values())
        .map(MonthMedia::type)
        .collect(Collectors.joining(", "));
  }
}
