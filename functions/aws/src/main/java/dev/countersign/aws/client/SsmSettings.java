package dev.countersign.aws.client;

import dev.countersign.aws.settings.Environment;
import dev.countersign.aws.settings.SettingsParameter;
import dev.countersign.domain.failure.Misconfigured;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Provider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

/**
 * The settings' parameter in SSM Parameter Store. Its failures are sorted as those of secrets are
 * ({@link ReadFailure}); of the two that a deployment brings about it says how they are mended.
 */
@ApplicationScoped
public class SsmSettings implements SettingsParameter {
  private final Provider<SsmClient> ssm;
  private final Environment environment;

  SsmSettings(Provider<SsmClient> ssm, Environment environment) {
    this.ssm = ssm;
    this.environment = environment;
  }

  @Override
  public Content read() {
    String name = environment.settingsParameter();
    try {
      return read(ssm.get(), name);
    } catch (ParameterNotFoundException e) {
      throw new Misconfigured(
          "there is no SSM parameter " + name + ", which has the settings; deploy the stack again",
          e);
    } catch (SdkException e) {
      if (isForbidden(e)) {
        throw new Misconfigured(
            "the function's role may not read the settings: it needs ssm:GetParameter on " + name,
            e);
      }
      throw ReadFailure.of("the settings in the SSM parameter " + name, e);
    }
  }

  private static Content read(SsmClient ssm, String name) {
    var parameter = ssm.getParameter(r -> r.name(name)).parameter();
    return new Content(parameter.value(), parameter.version());
  }

  /** SSM's common errors: the code is AccessDeniedException. */
  private static boolean isForbidden(SdkException e) {
    return e instanceof AwsServiceException answer
        && answer.awsErrorDetails() != null
        && "AccessDeniedException".equals(answer.awsErrorDetails().errorCode());
  }
}
