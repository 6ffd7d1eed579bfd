package dev.countersign.local.sam;

import dev.countersign.app.registry.AddressKey;
import dev.countersign.app.registry.SourceAddress;
import dev.countersign.app.registry.SourceName;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.config.SourceForm.Kind;
import dev.countersign.ledger.IndexedMonth;
import dev.countersign.ledger.dynamo.DynamoLedger;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/** A tenant of the stack whose month was closed an hour ago, and its payer, who has a key. */
final class PayersMonth {
  private static final TenantId TENANT = new TenantId("monthly");
  private static final SourceId PAYER = new SourceId("payer");
  private static final Duration SEALED_WITHIN = Duration.ofMinutes(4);
  private static final int RAW = 32;

  private final DeployedStack stack;
  private final BucketClient bucket;
  private final Path folder;
  private final String name;

  private PayersMonth(DeployedStack stack, Path folder, IndexedMonth month) {
    this.stack = stack;
    this.bucket = new BucketClient(stack.cloud.endpoint(), stack.resource("Months"));
    this.folder = folder;
    this.name = TENANT + "-" + month.period();
  }

  /** Sets it all up in the stack's table. */
  static PayersMonth of(DeployedStack stack) throws IOException, GeneralSecurityException {
    var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    var ledger = new DynamoLedger(stack.dynamo, stack.resource("Table"));
    ledger
        .registry()
        .putTenant(
            TENANT,
            "{id: monthly, name: Monthly, pseudonym_key: {inline: 0123456789abcdef0123456789abcdef},"
                + " month: {acceptance: payer}}");
    ledger
        .registry()
        .putSource(
            TENANT,
            PAYER,
            "{id: payer, kind: acceptance, profile: standard-webhooks-v1a, keys: [{secret: {inline: "
                + open(pair)
                + "}}]}");
    var now = Instant.now();
    var month = IndexedMonth.first(now.minus(Duration.ofDays(100)), ZoneOffset.UTC, 1);
    var _ = ledger.monthIndex().begin(TENANT, month);
    var _ = ledger.monthIndex().close(TENANT, month.period(), now.minus(Duration.ofHours(1)));
    var folder = Files.createTempDirectory("countersign");
    String pem = Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded());
    Files.writeString(
        folder.resolve("payer.pem"),
        "-----BEGIN PRIVATE KEY-----\n" + pem + "\n-----END PRIVATE KEY-----\n");
    return new PayersMonth(stack, folder, month);
  }

  /**
   * Has the function run, as its schedule does, and waits until the month is in the log.
   *
   * @return the sealed file, and beside it the seller's keys
   */
  Path sealed(String keys) throws IOException {
    var _ =
        stack.lambda.invoke(r ->
            r.functionName(stack.resource("SealFunction"))
                .qualifier("live")
                .invocationType(InvocationType.EVENT));
    var end = Instant.now().plus(SEALED_WITHIN);
    while (bucket.read(name + ".proof").length == 0) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError(name + " is not sealed");
      }
    }
    Files.writeString(folder.resolve("keys.json"), keys);
    return Files.write(folder.resolve(name + ".sealed"), bucket.read(name + ".sealed"));
  }

  Path keys() {
    return folder.resolve("keys.json");
  }

  /** Has the payer accept a file, and waits for nothing: the answer is there when it is told. */
  String accepted(Path file, URI api) {
    var source = new SourceName(TENANT, PAYER);
    var address = SourceAddress.of(source, Kind.ACCEPTANCE, AddressKey.of(stack.addressKey()));
    stack.run(
        "accept",
        file.toString(),
        "--keys",
        keys().toString(),
        "--key",
        folder.resolve("payer.pem").toString(),
        "--to",
        api.resolve(address.path()).toString());
    return new String(bucket.read(name + ".acceptance"), StandardCharsets.UTF_8);
  }

  /** The public half, as a source's file has it. */
  private static String open(KeyPair pair) {
    byte[] spki = pair.getPublic().getEncoded();
    byte[] raw = Arrays.copyOfRange(spki, spki.length - RAW, spki.length);
    return "whpk_" + Base64.getEncoder().encodeToString(raw);
  }
}
