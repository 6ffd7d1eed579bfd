package dev.countersign.local.response;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.countersign.local.RepositoryFiles;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The examples are valid by the XML Schemas of their forms. The schemas are others' and lie in no
 * build: {@code COUNTERSIGN_INVOICE_SCHEMAS} names the folder {@code FNFE_RFE_INVOICE} of a copy of
 * fnfempe/France_RFE, and without it nothing is checked.
 */
final class ResponseSchemaTest {
  @ParameterizedTest
  @CsvSource({
    "peppol, UBL/1xsd_UBL2.1/maindoc/UBL-ApplicationResponse-2.1.xsd",
    "cdar, CDAR/1xsd-CDAR_D22B_uncoupled/CrossDomainAcknowledgementAndResponse_100pD22B.xsd"
  })
  void examples_ofEachForm_areValid(String form, String file) throws Exception {
    String folder = System.getenv("COUNTERSIGN_INVOICE_SCHEMAS");
    assumeTrue(folder != null, "COUNTERSIGN_INVOICE_SCHEMAS names no folder");
    assertNotNull(folder);
    Schema schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(Path.of(folder, file).toFile());

    for (var status : ResponseStatus.values()) {
      var example =
          RepositoryFiles.root()
              .resolve("events/responses/" + form + "-" + status.wire() + ".xml");
      assertDoesNotThrow(
          () -> schema.newValidator().validate(new StreamSource(example.toFile())),
          example::toString);
    }
  }
}
