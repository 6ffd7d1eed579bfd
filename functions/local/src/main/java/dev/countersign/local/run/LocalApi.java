package dev.countersign.local.run;

import dev.countersign.app.assembly.Assembly;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.operate.replay.ReplayRefused;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.local.table.LocalStore;
import java.time.InstantSource;
import java.util.function.Supplier;

/** {@code /api/…}: what the page and the command line ask of the runner. */
final class LocalApi {
  private static final String HISTORY = "/api/outcomes/";

  private final PageQueries queries;
  private final LocalStore store;
  private final InstantSource clock;
  private final Assembly assembly;
  private final Supplier<ReplayRefused> replay;

  LocalApi(
      PageQueries queries,
      LocalStore store,
      InstantSource clock,
      Assembly assembly,
      Supplier<ReplayRefused> replay) {
    this.queries = queries;
    this.store = store;
    this.clock = clock;
    this.assembly = assembly;
    this.replay = replay;
  }

  HttpAnswer get(String path) {
    return switch (path) {
      case "/api/outcomes" -> queries.outcomes();
      case "/api/refused" -> queries.refused();
      case "/api/runner" -> runner();
      default ->
          path.startsWith(HISTORY)
              ? queries.history(path.substring(HISTORY.length()))
              : LocalAnswers.notFound();
    };
  }

  HttpAnswer post(String path, byte[] body) {
    return switch (path) {
      case "/api/replay" -> new ReplayEnd(store.ledger().refusals(), replay.get()).handle(body);
      case "/api/erase" -> erase(body);
      case "/api/resolve" -> new ResolveEnd(assembly.resolveOutcome(), clock).handle(body);
      default -> LocalAnswers.notFound();
    };
  }

  private HttpAnswer erase(byte[] body) {
    var erase =
        assembly.erasePerson(store.ledger().personalData(), store.receipts()::erasureNote);
    return new EraseEnd(erase, clock).handle(body);
  }

  private HttpAnswer runner() {
    return HttpAnswer.json(
        200,
        JsonOutput.object(
                out -> {
                  out.writeStringField("dynamodb", store.endpoint().toString());
                  out.writeStringField("table", LocalStore.TABLE);
                  out.writeStringField("now", clock.instant().toString());
                })
            .toArray());
  }
}
