package dev.countersign.forms.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.domain.SourceId;
import dev.countersign.forms.config.ReaderForm.Reader;
import dev.countersign.forms.config.ReaderForm.Role;
import dev.countersign.forms.config.TenantForm.Tenant;
import dev.countersign.forms.json.Reading;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ReaderFormTest {
  @Test
  void readers_areReadAsTheFileSays() {
    var read =
        readers(
            """
            readers:
              - id: acme-login
                issuer: https://login.acme.example
                audience: countersign
                keys: [{jwks: "https://login.acme.example/jwks"}]
                roles:
                  payer: {groups: countersign}
                  auditor: {groups: audit, department: "4711"}
            """);

    var jwks = new SecretRef.Jwks(URI.create("https://login.acme.example/jwks"));
    assertEquals(
        List.of(
            new Reader(
                new SourceId("acme-login"),
                "https://login.acme.example",
                "countersign",
                List.of(new SourceForm.Key(jwks, null, null)),
                Map.of(
                    Role.PAYER,
                    Map.of("groups", "countersign"),
                    Role.AUDITOR,
                    Map.of("groups", "audit", "department", "4711")))),
        read);
  }

  @Test
  void tenant_withoutReaders_hasNone() {
    assertEquals(List.of(), readers(""));
  }

  private static List<Reader> readers(String lines) {
    var text = "id: acme\nname: Acme\npseudonym_key: {ssm: /acme}\n" + lines;
    Reading.Read<?> read = assertInstanceOf(Reading.Read.class, TenantForm.read(text));
    return ((Tenant) read.value()).readers();
  }
}
