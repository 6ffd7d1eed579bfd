package dev.countersign.forms.engine.request;

import dev.countersign.domain.Bytes;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A request whose bytes stay the same at every try. It holds no secret: what authenticates is added
 * when it is sent.
 *
 * @param url https; or {@code file:} or {@code s3:} of an engine that is a file
 * @param headers by their names in lower case
 * @param body the whole body; the item's bytes where there is a frame
 * @param frame what stands around the items of a batch; none where it goes alone
 */
public record EngineRequest(
    String method,
    URI url,
    SortedMap<String, String> headers,
    Bytes body,
    Optional<BatchFrame> frame) {
  public EngineRequest {
    headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
  }

  /** What stands before, between and after the items of a batch. */
  public record BatchFrame(String before, String between, String after) {
    /** How many bytes it has around this number of items. */
    int size(int items) {
      return length(before) + length(after) + length(between) * Math.max(0, items - 1);
    }

    private static int length(String text) {
      return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The body of a batch of these items. */
    Bytes around(Iterable<Bytes> items) {
      var out = new ByteArrayOutputStream(1024);
      out.writeBytes(before.getBytes(StandardCharsets.UTF_8));
      boolean first = true;
      for (Bytes item : items) {
        if (!first) {
          out.writeBytes(between.getBytes(StandardCharsets.UTF_8));
        }
        out.writeBytes(item.toArray());
        first = false;
      }
      out.writeBytes(after.getBytes(StandardCharsets.UTF_8));
      return Bytes.of(out.toByteArray());
    }
  }
}
