package dev.countersign.local.command;

import dev.countersign.forms.json.Reading;
import dev.countersign.local.response.AnsweredMonth;
import dev.countersign.local.response.CodeTable;
import dev.countersign.local.response.InvoiceFacts;
import dev.countersign.local.response.InvoiceForm;
import dev.countersign.local.response.InvoiceResponse;
import dev.countersign.local.response.ListedDispute;
import dev.countersign.local.response.ResponseContent;
import dev.countersign.local.response.ResponseForm;
import dev.countersign.local.response.ResponseReasons;
import dev.countersign.local.response.ResponseStatus;
import dev.countersign.local.response.Unanswerable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code countersign respond}: a payer's answer about a sealed month, as an invoice response. */
@Command(
    name = "respond",
    description = {
      "Prints what the payer answered about a sealed month as the XML in which invoices are"
          + " answered: Peppol Invoice Response or French CDAR.",
      "Nothing is sent, and nothing is checked here: verify does that."
    },
    mixinStandardHelpOptions = true)
final class RespondCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The sealed month, such as acme-2026-11.sealed.")
  private Path file = Path.of("");

  @Option(
      names = "--invoice",
      paramLabel = "FILE",
      required = true,
      description = "Which invoice bills the month, and its parties: YAML.")
  private Path invoiceFile = Path.of("");

  @Option(
      names = "--as",
      required = true,
      description = "peppol: Peppol BIS Invoice Response 3. cdar: French lifecycle message, D22B.")
  private ResponseForm form = ResponseForm.PEPPOL;

  @Option(
      names = "--answer",
      paramLabel = "FILE",
      description =
          "The payer's answer: its own message, or the file acme-2026-11.acceptance (default: what"
              + " the later months say).")
  private @Nullable Path answer;

  @Option(
      names = "--later",
      paramLabel = "FILE",
      description =
          "A sealed month after it, with its answer and disputes; may be given several times, the"
              + " oldest first.")
  private List<Path> later = new ArrayList<>();

  @Option(
      names = "--disputes",
      paramLabel = "FILE",
      description =
          "What became of disputes since: what GET /v1/disputes answered, or DisputeChanged events"
              + " as lines.")
  private @Nullable Path disputes;

  @Option(
      names = "--reason",
      paramLabel = "CODE",
      description = "Why the month is refused, in the form's own code; only with a refusal.")
  private @Nullable String reason;

  @Option(
      names = "--text",
      paramLabel = "TEXT",
      description = "What a person should read of a refusal.")
  private @Nullable String text;

  @Option(
      names = "--issued",
      paramLabel = "TIME",
      description = "When the response is made (RFC 3339; default: now).")
  private @Nullable Instant issued;

  @Override
  public Integer call() throws IOException {
    try {
      var read = InvoiceForm.read(Files.readString(invoiceFile), form);
      if (read instanceof Reading.Unreadable<InvoiceFacts> wrong) {
        wrong
            .problems()
            .forEach(problem ->
                System.err.println(
                    "countersign respond: " + invoiceFile + ": " + problem + ": " + problem.fix()));
        return Countersign.REFUSED;
      }
      var invoice = ((Reading.Read<InvoiceFacts>) read).value();
      var month = AnsweredMonth.read(file, later, listed());
      month
          .disputesOfNoKnownMonth()
          .forEach(id ->
              System.err.println(
                  "countersign respond: " + id + " is left out: nothing says which month's line it"
                      + " is of"));
      var said = said(month);
      var table = CodeTable.of(form);
      var response =
          new InvoiceResponse(
              invoice,
              (issued == null ? Instant.now() : issued).atZone(month.header().zone()),
              table.status(said.status()),
              "sealed month " + month.header().origin() + ", root " + month.root(),
              reasons(said, new ResponseReasons(table)));
      var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
      out.print(form.write(response));
      out.flush();
      return Countersign.DONE;
    } catch (NoSuchFileException e) {
      return refused(e.getFile() + ": no such file");
    } catch (Unanswerable e) {
      return refused(e.getMessage());
    }
  }

  private List<ListedDispute> listed() throws IOException, Unanswerable {
    return disputes == null ? List.of() : ListedDispute.read(Files.readAllBytes(disputes));
  }

  private ResponseContent said(AnsweredMonth month) throws IOException, Unanswerable {
    return answer == null ? month.response() : month.responseBy(Files.readAllBytes(answer));
  }

  private List<InvoiceResponse.Reason> reasons(ResponseContent said, ResponseReasons reasons)
      throws Unanswerable {
    if (said.status() == ResponseStatus.REFUSED) {
      return reasons.ofRefusal(reason, text);
    }
    if (reason != null || text != null) {
      throw new Unanswerable(
          "--reason, --text: the month is not refused; what is objected to has its codes from its"
              + " disputes");
    }
    return reasons.of(said);
  }

  private static int refused(@Nullable String why) {
    System.err.println("countersign respond: " + why);
    return Countersign.REFUSED;
  }
}
