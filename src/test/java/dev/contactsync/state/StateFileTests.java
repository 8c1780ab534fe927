package dev.contactsync.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import dev.contactsync.contact.ContactSyncException;
import dev.contactsync.contact.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class StateFileTests {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "", ";WRITE_DELAY=05", ";WRITE_DELAY=00", ";WRITE_DELAY=0;WRITE_DELAY=500", ";WRITE_DELAY=",
			";XWRITE_DELAY=0", ";WRITE_DELAY=0x", ";WRITE_DELAY=0;LOCK_MODE=0", ";WRITE_DELAY=0;FILE_LOCK=NO",
			";WRITE_DELAY=0;file_lock=socket" })
	void settingsUnderWhichWorkIsForgottenOrSharedAreRefused(String settings) {
		assertRefused("jdbc:h2:file:./state" + settings);
	}

	@ParameterizedTest
	@ValueSource(strings = { "memFS:", "nioMemFS:", "memLZF:", "split:", "zip:", "retry:" })
	void fileThatIsNotOneIsRefused(String kind) {
		assertRefused("jdbc:h2:" + kind + "state;WRITE_DELAY=0");
	}

	@ParameterizedTest
	@ValueSource(strings = { "file:./state;WRITE_DELAY=0", "./state;write_delay=0", "~/state;WRITE_DELAY=0;LOCK_MODE=3",
			"mem:state", "tcp://localhost/state" })
	void otherStatesAreTaken(String rest) {
		assertThatNoException().isThrownBy(() -> StateFile.checkDurable("jdbc:h2:" + rest));
	}

	private static void assertRefused(String url) {
		assertThatExceptionOfType(ContactSyncException.class).isThrownBy(() -> StateFile.checkDurable(url))
			.withMessageStartingWith("spring.datasource.url ")
			.extracting(ContactSyncException::failure)
			.isEqualTo(Failure.CONFIGURATION);
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void fileIsPrivateFromItsFirstByteOn() throws IOException, SQLException {
		Path data = this.folder.resolve("new").resolve("data");
		String url = "jdbc:h2:file:" + data.resolve("state") + ";WRITE_DELAY=0";
		StateFile file = StateFile.of(url).orElseThrow();
		assertThat(file.create()).isTrue();
		assertThat(file.create()).as("an empty file is no database").isTrue();
		try (Connection connection = DriverManager.getConnection(url)) {
			connection.createStatement().execute("CREATE TABLE kept (id INTEGER)");
		}
		assertThat(file.create()).isFalse();
		assertThat(rights(data.resolve("state.mv.db"))).isEqualTo("rw-------");
		assertThat(rights(data)).isEqualTo("rwx------");
		assertThat(file.exposure()).isEmpty();
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void whatOthersMayDoIsSaid() throws IOException {
		Path data = Files.createDirectory(this.folder.resolve("data"),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
		StateFile file = new StateFile(data.resolve("state"));
		file.create();
		assertThat(file.exposure()).isEmpty();
		Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxr-x"));
		assertThat(file.exposure()).hasValueSatisfying(
				(exposure) -> assertThat(exposure).contains("may change the folder", "chmod 700"));
		Files.setPosixFilePermissions(data.resolve("state.mv.db"), PosixFilePermissions.fromString("rw-r--r--"));
		assertThat(file.exposure()).hasValueSatisfying(
				(exposure) -> assertThat(exposure).contains("may read", "state.mv.db", "chmod 600"));
	}

	private static String rights(Path path) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
	}

}
