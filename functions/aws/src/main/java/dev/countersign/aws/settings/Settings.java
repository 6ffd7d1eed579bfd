package dev.countersign.aws.settings;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an operator may change while the functions run. None of it is secret.
 *
 * @param issuer the issuer that receipts name ({@code iss})
 * @param receiptKey the name of the SSM parameter with the private keys that sign receipts
 * @param addressKey the name of the SSM parameter with the key of checked addresses; none where all
 *     addresses are plain
 * @param keyHosts the hosts that public keys may be fetched from, separated by commas; empty means
 *     none
 * @param fetchHosts the hosts that records may be read from, separated by commas; empty means none
 * @param engineHosts the hosts of billing engines whose addresses may be private, separated by
 *     commas; with {@code http://} before it one that is sent to without TLS; empty means none
 * @param basePath the path under which custom domains have the API, without slashes at its ends;
 *     empty for none
 */
public record Settings(
    String issuer,
    String receiptKey,
    Optional<String> addressKey,
    String keyHosts,
    String fetchHosts,
    String engineHosts,
    String basePath) {

  /** The names of the settings that are others here, in alphabetical order. */
  List<String> changedFrom(Settings before) {
    var now = byName();
    var then = before.byName();
    return now.keySet().stream()
        .filter(name -> !Objects.equals(now.get(name), then.get(name)))
        .toList();
  }

  /** Each setting by the name that it has in the parameter's text. */
  private Map<String, Object> byName() {
    return new TreeMap<>(
        Map.of(
            SettingsForm.ISSUER, issuer,
            SettingsForm.RECEIPT_KEY, receiptKey,
            SettingsForm.ADDRESS_KEY, addressKey,
            SettingsForm.KEY_HOSTS, keyHosts,
            SettingsForm.FETCH_HOSTS, fetchHosts,
            SettingsForm.ENGINE_HOSTS, engineHosts,
            SettingsForm.BASE_PATH, basePath));
  }
}
