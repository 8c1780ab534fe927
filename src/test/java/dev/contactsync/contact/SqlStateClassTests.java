package dev.contactsync.contact;

import java.sql.SQLException;
import java.util.EnumSet;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a database says is told by its SQLSTATE, wherever it stands among the causes. */
class SqlStateClassTests {

	@Test
	void stateIsFoundBehindWhateverWrapsIt() {
		SQLException nameless = new SQLException("no state");
		nameless.initCause(new SQLException("broken", "08006"));
		assertThat(SqlStateClass.stateOf(new IllegalStateException(nameless))).contains("08006");
		assertThat(SqlStateClass.stateOf(new IllegalStateException("no database"))).isEmpty();
	}

	@Test
	void stateMayBeOfSeveralClasses() {
		assertThat(SqlStateClass.values()).filteredOn((each) -> each.includes("53300"))
			.containsExactly(SqlStateClass.RESOURCES, SqlStateClass.TOO_MANY_CONNECTIONS);
		assertThat(SqlStateClass.values()).filteredOn((each) -> each.includes("57014"))
			.containsExactly(SqlStateClass.OPERATOR);
		assertThat(SqlStateClass.values()).filteredOn((each) -> each.includes("90028"))
			.containsExactly(SqlStateClass.FULL_DISK, SqlStateClass.H2, SqlStateClass.H2_FILE);
		assertThat(SqlStateClass.isAny("40001", EnumSet.of(SqlStateClass.CONNECTION, SqlStateClass.CONFLICT))).isTrue();
		assertThat(SqlStateClass.isAny("22001", EnumSet.allOf(SqlStateClass.class))).isFalse();
	}

	@Test
	void causesAreWalkedOnceThoughTheyBeACircle() {
		Exception outer = new Exception("outer");
		IllegalStateException inner = new IllegalStateException("inner", outer);
		outer.initCause(inner);
		assertThat(CauseChain.of(outer)).containsExactly(outer, inner);
		assertThat(CauseChain.find(outer, RuntimeException.class)).contains(inner);
		assertThat(CauseChain.find(outer, Error.class)).isEmpty();
	}

}
