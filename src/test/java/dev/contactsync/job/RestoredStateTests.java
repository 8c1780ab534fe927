package dev.contactsync.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

import dev.contactsync.launch.RunRequest;
import dev.contactsync.testing.ImportAnswer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of contacts when the state is put back to what it was a moment earlier.
 */
@Tag("databases")
class RestoredStateTests extends SyncSetUp {

	private static final int CONTACTS = 300;

	@TempDir
	private Path folder;

	private boolean isSourceMade;

	@Override
	String newDatabase() {
		if (!this.isSourceMade) {
			this.isSourceMade = true;
			return super.newDatabase();
		}
		return "jdbc:h2:file:" + this.folder.resolve("state") + ";WRITE_DELAY=0";
	}

	/** The API has seen more than the journal of a state that was put back. */
	@Override
	int postsAtTheServer() {
		return postsInJournal();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 7, 29 })
	void loadOfWhichTheStateHasForgottenAPartRepeatsThatPartOnly(int requests) throws IOException {
		insert(1, CONTACTS);
		destination("request-size", 10);
		acceptOnly(requests);
		assertThat(run().exitCode()).isEqualTo(77);
		assertThat(this.api.accepted()).hasSize(requests * 10);
		copy();
		this.api.answerWith((request) -> ImportAnswer.accepted());
		runner().run(RunRequest.update("customers")).forEach(SyncSetUp::done);
		assertThat(this.api.repeats()).isZero();
		restore();
		runner().run(RunRequest.update("customers")).forEach(SyncSetUp::done);
		assertDestinationEqualsSource();
		assertThat(this.api.repeats()).isEqualTo(CONTACTS - requests * 10);
		assertThat(done(run()).requests()).isZero();
	}

	@Test
	void changesOfWhichTheStateHasForgottenAPartAreRepeatedOnly() throws IOException {
		insert(1, CONTACTS);
		destination("request-size", 10);
		done(run());
		update("UPDATE customer SET city = 'Oslo' WHERE id <= 100");
		acceptOnly(30 + 4);
		assertThat(run().exitCode()).isEqualTo(77);
		copy();
		this.api.answerWith((request) -> ImportAnswer.accepted());
		runner().run(RunRequest.update("customers")).forEach(SyncSetUp::done);
		update("UPDATE customer SET city = 'Rome' WHERE id BETWEEN 80 AND 120");
		insert(CONTACTS + 1, CONTACTS + 20);
		done(run());
		restore();
		runner().run(RunRequest.update("customers")).forEach(SyncSetUp::done);
		assertDestinationEqualsSource();
		assertThat(this.api.repeats()).isEqualTo(60 + 20 + 20);
		assertThat(done(run()).requests()).isZero();
	}

	private void acceptOnly(int requests) {
		this.api.answerWith((request) -> (request.number() > requests) ? ImportAnswer.failure(401, "Unauthorized")
				: ImportAnswer.accepted());
	}

	private void copy() throws IOException {
		restart();
		Files.copy(this.folder.resolve("state.mv.db"), this.folder.resolve("copy"));
	}

	private void restore() throws IOException {
		restart();
		Files.copy(this.folder.resolve("copy"), this.folder.resolve("state.mv.db"),
				StandardCopyOption.REPLACE_EXISTING);
	}

}
