package dev.countersign.app.fetch;

import dev.countersign.app.https.DocumentReader;
import dev.countersign.app.https.DocumentReader.Read;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.Digest;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.Outcomes;
import dev.countersign.trust.profile.FetchRule;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the records that an event names, and keeps each answer as evidence. */
final class RecordReader {
  private final DocumentReader reader;
  private final Outcomes outcomes;
  private final InstantSource clock;

  RecordReader(DocumentReader reader, Outcomes outcomes, InstantSource clock) {
    this.reader = reader;
    this.outcomes = outcomes;
    this.clock = clock;
  }

  /** What reading the records of one event brought. */
  sealed interface Records {
    /**
     * All were read.
     *
     * @param values each {@code {"status": 200, "body": …}}, or the status 404 or 410 for a record
     *     that isn't there
     * @param digests of the answers that are kept
     */
    record All(List<Json> values, List<Digest> digests) implements Records {}

    /** One of them could not be read, for this reason: a word for the log. */
    record NotNow(String reason) implements Records {}
  }

  /** The event that names the records. */
  record Event(TenantId tenant, Digest digest) {}

  /** Reads them in their order until this time; the first that fails ends it. */
  Records read(Event event, FetchRule rule, Secret credential, List<URI> addresses, Instant end) {
    var headers = rule.headersWith(credential.revealText());
    var values = new ArrayList<Json>();
    var digests = new ArrayList<Digest>();
    for (URI address : addresses) {
      if (!clock.instant().isBefore(end)) {
        return new Records.NotNow("no_time");
      }
      switch (reader.read(address, headers)) {
        case Read.Failed(String reason) -> {
          return new Records.NotNow(reason);
        }
        case Read.Answered(int status, String type, Bytes body)
            when status == 404 || status == 410 ->
            values.add(value(status, new Json.Nil()));
        case Read.Answered(int status, String type, Bytes body) when status != 200 -> {
          return new Records.NotNow("status_" + status);
        }
        case Read.Answered(int status, String type, Bytes body) -> {
          if (!(StrictJson.parse(body.toArray()) instanceof Reading.Read<Json>(Json value))) {
            return new Records.NotNow("no_json");
          }
          values.add(value(status, value));
          digests.add(keep(event, address, type, body));
        }
      }
    }
    return new Records.All(values, digests);
  }

  private static Json value(int status, Json body) {
    var members = new LinkedHashMap<String, Json>();
    members.put("status", new Json.Num(BigDecimal.valueOf(status)));
    members.put("body", body);
    return new Json.Obj(members);
  }

  private Digest keep(Event event, URI address, String type, Bytes body) {
    Instant now = clock.instant();
    var how =
        new TreeMap<>(
            Map.of(
                "assurance", "fetched", "event", event.digest().hex(), "url", address.toString()));
    outcomes.keep(
        event.tenant(), new Evidence(body.digest(), body, type, new TreeMap<>(), how, now));
    return body.digest();
  }
}
