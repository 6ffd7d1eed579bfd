package dev.countersign.trust.profile.form;

import dev.countersign.forms.json.JsonataFailed;
import dev.countersign.trust.profile.FetchRule;
import dev.countersign.trust.profile.FetchRule.Credential;
import dev.countersign.trust.profile.MappingExpression;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads which records of the vendor's API a profile needs beside the event. */
final class FetchForm {
  private static final Pattern HOST = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");
  private static final Pattern HEADER = Pattern.compile("[a-z0-9-]{1,64}");

  private FetchForm() {}

  static FetchRule read(ProfileNode at) {
    at.only("hosts", "url", "auth", "headers");
    var hosts = at.texts("hosts");
    if (hosts.isEmpty() || !hosts.stream().allMatch(host -> HOST.matcher(host).matches())) {
      throw at.wrong("hosts", "not the names of the vendor's API hosts, in lower case");
    }
    MappingExpression url;
    try {
      url = MappingExpression.compile(at.text("url"));
    } catch (JsonataFailed e) {
      throw at.wrong("url", e.getMessage() + " at character " + e.position());
    }
    return new FetchRule(Set.copyOf(hosts), url, credential(at), headers(at));
  }

  private static Credential credential(ProfileNode at) {
    String auth = at.text("auth", "bearer");
    if (auth.equals("bearer")) {
      return new Credential.Bearer();
    }
    if (!HEADER.matcher(auth).matches()) {
      throw at.wrong("auth", "neither bearer nor a header's name in lower case");
    }
    return new Credential.Header(auth);
  }

  private static SortedMap<String, String> headers(ProfileNode at) {
    var headers = new TreeMap<String, String>();
    if (at.has("headers")) {
      var given = at.object("headers");
      given.object().members().keySet().forEach(name -> headers.put(name, given.text(name)));
    }
    return headers;
  }
}
