package dev.countersign.trust.verify;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.json.Json;
import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.delivery.PayloadReader;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.delivery.RejectionReason;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.verify.key.SourceKey;
import dev.countersign.trust.verify.key.UnusableKey;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Authenticates Salesforce by its client certificate, which API Gateway has checked, and the
 * customer by the organisation's id in the message. Any Salesforce customer can send with that
 * certificate, but Salesforce itself writes the id (developer.salesforce.com, "Outbound messaging
 * security").
 */
final class OutboundMessageVerifier implements FailFastVerifier {
  /** An id of 18 characters is the same id of 15 characters with a checksum. */
  private static final int SIGNIFICANT = 15;

  private static final Pattern ORGANIZATION =
      Pattern.compile("00D[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?");

  private final Profile.OutboundMessage profile;
  private final CredentialDigests certificates;
  private final String organization;

  OutboundMessageVerifier(
      Profile.OutboundMessage profile, List<SourceKey> keys, String organization) {
    this.profile = profile;
    this.certificates =
        new CredentialDigests(
            List.copyOf(keys),
            keys.stream()
                .map(key ->
                    der(key.text().revealText())
                        .orElseThrow(() -> new UnusableKey("not an X.509 certificate as PEM")))
                .map(CredentialDigests::of)
                .toList());
    if (!ORGANIZATION.matcher(organization).matches()) {
      throw new UnusableKey("organization_id must be 15 or 18 characters that start with 00D");
    }
    this.organization = organization;
  }

  @Override
  public VerifiedDelivery verified(RawDelivery delivery) throws DeliveryRejected {
    var certificate =
        delivery
            .clientCertificate()
            .flatMap(OutboundMessageVerifier::der)
            .orElseThrow(() -> new DeliveryRejected(RejectionReason.WRONG_CERTIFICATE));
    int key =
        certificates.matching(
            certificate, delivery.receivedAt(), RejectionReason.WRONG_CERTIFICATE);
    checkOrganization(delivery);
    return VerifiedDelivery.ofCaller(delivery, profile, key);
  }

  private void checkOrganization(RawDelivery delivery) throws DeliveryRejected {
    var named =
        PayloadReader.at(Profile.Payload.SOAP, delivery.body(), List.of("OrganizationId"))
            .filter(Json.Str.class::isInstance)
            .map(value -> ((Json.Str) value).value().strip())
            .orElseThrow(() -> new DeliveryRejected(RejectionReason.MALFORMED_BODY));
    boolean same =
        named.length() == organization.length()
            ? named.equals(organization)
            : ORGANIZATION.matcher(named).matches()
                && named.startsWith(organization.substring(0, SIGNIFICANT));
    if (!same) {
      throw new DeliveryRejected(RejectionReason.WRONG_ORGANIZATION);
    }
  }

  private static Optional<Bytes> der(String pem) {
    try {
      var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
      var certificate = CertificateFactory.getInstance("X.509").generateCertificate(bytes);
      return Optional.of(Bytes.of(certificate.getEncoded()));
    } catch (CertificateException e) {
      return Optional.empty();
    }
  }
}
