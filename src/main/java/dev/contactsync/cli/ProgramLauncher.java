package dev.contactsync.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.ToIntFunction;

import dev.contactsync.execution.StopSignal;
import dev.contactsync.source.SourceSettings;
import dev.contactsync.sync.ConfigurationCheck;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;

/** Starts Spring for a command. */
final class ProgramLauncher {

	private final Class<?> application;

	private final List<String> properties;

	private final ProcessEnd ending;

	private @Nullable Environment environment;

	ProgramLauncher(Class<?> application, List<String> properties, ProcessEnd ending) {
		this.application = application;
		this.properties = properties;
		this.ending = ending;
	}

	/**
	 * Starts Spring; its errors are for {@link CommandProblem} to tell.
	 * @param debug whether the log tells more
	 * @param failing answers with a problem instead of the command, and gives the exit
	 * code
	 * @return the context, to be closed
	 */
	ConfigurableApplicationContext start(boolean debug, ToIntFunction<Throwable> failing) {
		List<String> all = new ArrayList<>(this.properties);
		if (debug) {
			all.add("--logging.level.dev.contactsync=DEBUG");
		}
		ConfigurableApplicationContext context = new SpringApplicationBuilder(this.application).properties(defaults())
			.web(WebApplicationType.NONE)
			.bannerMode(Banner.Mode.OFF)
			.logStartupInfo(false)
			.registerShutdownHook(false)
			.initializers((starting) -> {
				this.environment = starting.getEnvironment();
				LiteralValues.escape(starting.getEnvironment().getPropertySources());
				ConfigurationCheck.check(starting.getEnvironment());
			})
			.run(all.toArray(String[]::new));
		try {
			this.ending.begun(context.getBean(StopSignal.class), failing);
			return context;
		}
		catch (RuntimeException ex) {
			context.close();
			throw ex;
		}
	}

	/**
	 * Our defaults hold also where {@code spring.config.location} names another place.
	 */
	private static Properties defaults() {
		YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
		yaml.setResources(new ClassPathResource("application.yaml"));
		return Objects.requireNonNull(yaml.getObject());
	}

	/** Whether the process was asked to stop. */
	boolean isAskedToStop() {
		return this.ending.isAsked();
	}

	/** The URL of the state, as far as the configuration could be read. */
	Optional<String> stateUrl() {
		return Optional.ofNullable(this.environment)
			.map((environment) -> environment.getProperty("spring.datasource.url"));
	}

	/** The source that is read with the user of the state, if there is one. */
	Optional<String> sourceOfStateUser() {
		try {
			return Optional.ofNullable(this.environment).flatMap(ProgramLauncher::sourceOfStateUser);
		}
		catch (BindException ex) {
			return Optional.empty();
		}
	}

	private static Optional<String> sourceOfStateUser(Environment environment) {
		String user = environment.getProperty("spring.datasource.username");
		return (user == null) ? Optional.empty()
				: Binder.get(environment)
					.bind("contact-sync.sources", Bindable.mapOf(String.class, SourceSettings.class))
					.orElse(Map.of())
					.entrySet()
					.stream()
					.filter((source) -> user.equals(source.getValue().username()))
					.map(Map.Entry::getKey)
					.findFirst();
	}

}
