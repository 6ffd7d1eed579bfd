package dev.countersign.forms.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.domain.TenantId;
import dev.countersign.forms.ProjectFiles;
import dev.countersign.forms.engine.SampleEngines;
import dev.countersign.forms.json.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages tell a tenant to write into {@code billing.yaml} is read as it stands there. */
final class BillingPagesTest {
  private static final Pattern TARGETS =
      Pattern.compile("```yaml\\R(\\h*targets:\\R.*?)^\\h*```", Pattern.DOTALL | Pattern.MULTILINE);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docs/billing.md",
        "docs/runbooks/bill-with-stripe.md",
        "docs/runbooks/bill-with-lago.md",
        "docs/runbooks/bill-with-a-webhook.md"
      })
  void example_isRead(String page) throws IOException {
    List<String> examples =
        TARGETS
            .matcher(Files.readString(ProjectFiles.file(page)))
            .results()
            .map(found -> found.group(1).stripIndent())
            .toList();

    assertEquals(1, examples.size());
    var read = BillingForm.read(examples.getFirst(), new TenantId("acme"), SampleEngines::find);
    assertInstanceOf(
        Reading.Read.class, read, () -> examples.stream().collect(Collectors.joining()) + read);
  }
}
