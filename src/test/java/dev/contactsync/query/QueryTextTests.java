package dev.contactsync.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class QueryTextTests {

	private static QueryText query(String text) {
		return QueryText.ofQuery(text, QueryText.FUNCTIONS_OF_H2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT 1", "with a as (select 1) select * from a", " -- why\nSELECT 1",
			"/* a /* b */ ; */ SELECT ';', \"a;b\", `c;d`", "SELECT $$;$$, $x$ $$ ; $x$", "SELECT E'it\\'s;'",
			"SELECT 'it''s;', '\\'", "SELECT data ?? 'a;b'", "SELECT \"update\", updated, delete_at FROM t",
			"SELECT e, $1x FROM t", "SELECT next value FROM t",
			"SELECT substring(a FOR 3), share, nextval, \"NEXT VALUE FOR\" FROM t /* ! why /*! */ */",
			"SELECT 'e', e'' FROM t", "SELECT 1 -- ;" })
	void takesOneSelect(String query) {
		assertThat(query(query).problem()).isNull();
		assertThat(query(query).inParentheses()).isEqualTo("(" + query + "\n)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT 1;", "SELECT 1; ", "SELECT 1;\n-- done", "SELECT 1;/* ; */" })
	void leavesOutASemicolonAtTheEnd(String query) {
		assertThat(query(query).problem()).isNull();
		assertThat(query(query).inParentheses()).isEqualTo("(SELECT 1\n)");
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
			SELECT a FROM t WHERE id IN (SELECT id FROM u FOR UPDATE) # the word UPDATE
			SELECT * FROM customer FOR NO KEY UPDATE # the word UPDATE
			SELECT * FROM customer FOR SHARE # contains FOR SHARE
			SELECT * FROM customer for  key /* why */ share # contains FOR KEY SHARE
			SELECT NEXT VALUE FOR s # contains NEXT VALUE FOR
			SELECT id, next /* a */ value for s FROM t # contains NEXT VALUE FOR
			SELECT s.NEXTVAL FROM t # contains NEXTVAL
			SELECT 1 /*! , secret */ # a comment that begins as /*!
			SELECT 1 /*!50000 INTO OUTFILE 'x' */ # a comment that begins as /*!
			SELECT 1 /*M! , secret */ # a comment that begins as /*!
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
		assertThat(query(query).problem()).contains(problem);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '#', quoteCharacter = '^', commentCharacter = '%', textBlock = """
			SELECT FILE_WRITE('x', '/tmp/x') # calls FILE_WRITE
			SELECT id, file_read ('/etc/passwd') FROM t # calls file_read
			SELECT "FILE_READ"('x') # calls FILE_READ
			SELECT * FROM CSVREAD /* why */ ('x') # calls CSVREAD
			SELECT CSVWRITE('x', 'SELECT 1') # calls CSVWRITE
			SELECT * FROM LINK_SCHEMA('a', '', 'jdbc:h2:mem:', '', '', 'b') # calls LINK_SCHEMA
			SELECT NEXTVAL('s') # calls NEXTVAL
			SELECT U&"\\0046ILE_READ"('x') # calls \\0046ILE_READ
			SELECT public.exec('x') # calls exec
			SELECT "exec"('x') # calls exec
			SELECT file_read, "CSVREAD" FROM t WHERE exec IN (1) #
			SELECT 'FILE_READ(', lower(a) FROM t /* FILE_READ( */ #
			""")
	void refusesFunctionsThatReachBeyondTheDatabase(String query, @Nullable String problem) {
		List<String> functions = new ArrayList<>(QueryText.FUNCTIONS_OF_H2);
		functions.add("Exec");
		assertThat(String.valueOf(QueryText.ofQuery(query, functions).problem())).startsWith(String.valueOf(problem));
	}

	@ParameterizedTest
	@ValueSource(strings = { "deleted = 0", "active AND NOT hidden -- the visible\n", "name LIKE '%;?'",
			"EXISTS (SELECT 1 FROM t WHERE t.id = s.id)", "data ?? 'a'" })
	void takesACondition(String condition) {
		assertThat(QueryText.ofCondition(condition, Set.of()).problem()).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '#', quoteCharacter = '^', commentCharacter = '%', textBlock = """
			1 = 1) OR (1 = 1 # closes a parenthesis
			deleted = 0; # contains a semicolon
			deleted = 0; DROP TABLE t # contains a semicolon
			id IN (DELETE FROM t RETURNING id) # the word DELETE
			id = ? # write the operator as ??
			(id = 1 # not closed
			name = 'a # is not closed
			FILE_READ('x') = 'y' # calls FILE_READ
			id < NEXT VALUE FOR s # contains NEXT VALUE FOR
			id = 1 FOR UPDATE # the word UPDATE
			id = 1 FOR SHARE # contains FOR SHARE
			id = 1 /*! OR 1 = 1 */ # a comment that begins as /*!
			-- none # is empty
			""")
	void refusesWhatIsNoCondition(String condition, String problem) {
		assertThat(QueryText.ofCondition(condition, QueryText.FUNCTIONS_OF_H2).problem()).contains(problem);
	}

}
