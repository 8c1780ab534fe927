package dev.contactsync.source;

import dev.contactsync.contact.ContactSyncException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class QueryTextTests {

	private static String checked(String query) {
		return QueryText.checked(TestSource.query(query, "id", null, ReadMode.PAGES), query);
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT 1", "with a as (select 1) select * from a", " -- why\nSELECT 1",
			"/* a /* b */ ; */ SELECT ';', \"a;b\", `c;d`", "SELECT $$;$$, $x$ $$ ; $x$", "SELECT E'it\\'s;'",
			"SELECT 'it''s;', '\\'", "SELECT data ?? 'a;b'", "SELECT \"update\", updated, delete_at FROM t",
			"SELECT e, $1x FROM t", "SELECT 'e', e'' FROM t", "SELECT 1 -- ;" })
	void takesOneSelect(String query) {
		assertThat(checked(query)).isEqualTo(query);
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT 1;", "SELECT 1; ", "SELECT 1;\n-- done", "SELECT 1;/* ; */" })
	void leavesOutASemicolonAtTheEnd(String query) {
		assertThat(checked(query)).isEqualTo("SELECT 1");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '#', quoteCharacter = '^', commentCharacter = '%', textBlock = """
			SELECT 1; DROP TABLE customer # more than one statement
			SELECT 1;; # more than one statement
			SELECT '\\'; DELETE FROM customer; --' # more than one statement
			DELETE FROM customer # must begin with SELECT or WITH
			(SELECT 1) # must begin with SELECT or WITH
			; # must begin with SELECT or WITH
			WITH a AS (DELETE FROM customer RETURNING *) SELECT * FROM a # the word DELETE
			SELECT * FROM FINAL TABLE (insert into customer values (1)) # the word INSERT
			SELECT * INTO other FROM customer # the word INTO
			SELECT * FROM customer FOR UPDATE # the word UPDATE
			SELECT 1) q, (SELECT 2 # closes a parenthesis
			SELECT (1 # not closed
			SELECT 'a # is not closed
			SELECT "a # is not closed
			SELECT $a$ a $b$ # is not closed
			SELECT 1 /* /* */ # is not closed
			SELECT a ? 'b' # write the operator as ??
			-- nothing # is empty
			""")
	void refusesEverythingElse(String query, String problem) {
		assertThatExceptionOfType(ContactSyncException.class).isThrownBy(() -> checked(query))
			.withMessageStartingWith("contact-sync.syncs.customers.query: ")
			.withMessageContaining(problem);
	}

}
