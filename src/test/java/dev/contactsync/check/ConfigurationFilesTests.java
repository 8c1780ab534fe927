package dev.contactsync.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class ConfigurationFilesTests {

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					''                                                | have no such file
					notes.txt                                         | have no such file
					config/contact-sync.yaml                          | have config/contact-sync.yaml; rename config/contact-sync.yaml to config/application.yaml
					contact-sync.yml                                  | have contact-sync.yml; rename contact-sync.yml to config/application.yaml
					config/aplication.yaml, compose.yaml              | have config/aplication.yaml, compose.yaml; rename config/aplication.yaml to config/application.yaml
					compose.yaml, pipeline.yml                        | have compose.yaml, pipeline.yml
					""")
	void tellsWhereItLookedAndWhatItFound(String files, String found) throws IOException {
		for (String file : files.split(", ")) {
			if (!file.isEmpty()) {
				Files.createDirectories(this.folder.resolve(file).getParent());
				Files.writeString(this.folder.resolve(file), "");
			}
		}
		assertThat(ConfigurationFiles.of(new StandardEnvironment()).search(this.folder))
			.isEqualTo("no file was read; looked for application.yaml in %s and in %s, which %s"
				.formatted(this.folder.resolve("config"), this.folder, found));
	}

	@Test
	void tellsWhichFilesWereRead() {
		StandardEnvironment environment = new StandardEnvironment();
		for (String name : List.of("class path resource [application.yaml]", "file [config/application.yaml]",
				"file [application.yaml]")) {
			environment.getPropertySources()
				.addLast(new OriginTrackedMapPropertySource("Config resource '" + name + "' via location 'x'",
						Map.of()));
		}
		ConfigurationFiles files = ConfigurationFiles.of(environment);
		assertThat(files.names()).containsExactly("config/application.yaml", "application.yaml");
		assertThat(files.search(this.folder)).isEqualTo("read: config/application.yaml, application.yaml");
	}

}
