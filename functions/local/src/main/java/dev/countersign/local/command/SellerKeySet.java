package dev.countersign.local.command;

import dev.countersign.proof.verify.MonthFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The seller's keys at an address. They are fetched once, and only over HTTPS; over HTTP from this
 * machine, where the runner is.
 *
 * @param address of {@code /v1/keys}
 */
record SellerKeySet(URI address) implements MonthFile {
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final int OK = 200;
  private static final int MOST_BYTES = 1 << 20;

  /** The keys in this file, or at this address. */
  static MonthFile of(String fileOrAddress) {
    boolean address =
        fileOrAddress.startsWith("https://") || fileOrAddress.startsWith("http://127.0.0.1:");
    return address
        ? new SellerKeySet(URI.create(fileOrAddress))
        : MonthFile.at(Path.of(fileOrAddress));
  }

  @Override
  public String name() {
    return address.toString();
  }

  @Override
  public InputStream open() throws IOException {
    var request = HttpRequest.newBuilder(address).timeout(LONGEST).build();
    try (var client = HttpClient.newBuilder().connectTimeout(LONGEST).build()) {
      var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (var body = answer.body()) {
        if (answer.statusCode() != OK) {
          throw new IOException(address + ": status " + answer.statusCode());
        }
        return new ByteArrayInputStream(body.readNBytes(MOST_BYTES));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(address + ": interrupted", e);
    }
  }
}
