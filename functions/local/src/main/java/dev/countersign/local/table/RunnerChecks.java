package dev.countersign.local.table;

import dev.countersign.app.registry.AddressChecks;
import dev.countersign.app.registry.SourceName;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;

/** Asks a server for the checks in its sources' addresses; one that is no runner tells none. */
public final class RunnerChecks implements AddressChecks {
  private final URI runner;

  public RunnerChecks(URI runner) {
    this.runner = runner;
  }

  @Override
  public Optional<String> of(SourceName name) {
    var request = HttpRequest.newBuilder(runner.resolve("/api/addresses/" + name)).build();
    try (var http = HttpClient.newHttpClient()) {
      byte[] body = http.send(request, BodyHandlers.ofByteArray()).body();
      return StrictJson.parse(body) instanceof Reading.Read<Json>(Json.Obj told)
          ? told.text("check")
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
