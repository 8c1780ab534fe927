@echo off
rem Runs the Maven that this project is built with: mvnw verify
rem What it does, and in which order, stands in mvnw beside this file.
setlocal EnableExtensions DisableDelayedExpansion

set "BASE=%~dp0"
set "BASE=%BASE:~0,-1%"
for /f "usebackq tokens=1,2 delims==" %%a in ("%BASE%\.mvn\wrapper\maven-wrapper.properties") do (
	if "%%a"=="mavenVersion" set "VERSION=%%b"
	if "%%a"=="mavenSha512" set "SUM=%%b"
)
set "NAME=apache-maven-%VERSION%"
set "DISTS=%USERPROFILE%\.m2\wrapper\dists"
if not "%MAVEN_USER_HOME%"=="" set "DISTS=%MAVEN_USER_HOME%\wrapper\dists"
set "MVN=%DISTS%\%NAME%\bin\mvn.cmd"
rem Started from a newer PowerShell, its modules would be offered to the one of Windows, which cannot load them.
set "PSModulePath="

if "%JAVA_HOME%"=="" goto javaFromPath
if exist "%JAVA_HOME%\bin\java.exe" goto javaFound
echo mvnw: JAVA_HOME is "%JAVA_HOME%", but there is no bin\java.exe in it: point it at a JDK 17 or newer, or unset it. 1>&2
exit /b 1

:javaFromPath
for %%j in (java.exe) do if not "%%~$PATH:j"=="" goto javaFound
echo mvnw: no java found: install a JDK 17 or newer and put it on the PATH, or point JAVA_HOME at it. 1>&2
exit /b 1

:javaFound
if exist "%MVN%" goto run
call :install
if errorlevel 1 exit /b 1

:run
set "MAVEN_BASEDIR=%BASE%"
if exist pom.xml goto runHere
rem Called from elsewhere, it still builds this project; an -f of the caller comes first and wins.
call "%MVN%" %* -f "%BASE%\pom.xml"
exit /b %ERRORLEVEL%

:runHere
call "%MVN%" %*
exit /b %ERRORLEVEL%

rem Another mvnw may do the same at the same time: each unpacks for itself, and the first to move wins.
:install
set "JAR=jar"
if not "%JAVA_HOME%"=="" set "JAR=%JAVA_HOME%\bin\jar.exe"
set "WORK=%DISTS%\.%NAME%.%RANDOM%%RANDOM%"
set "ZIP=%WORK%\%NAME%-bin.zip"
mkdir "%WORK%"
if errorlevel 1 exit /b 1
pushd "%WORK%"
call :fetch
set "FAILED=%ERRORLEVEL%"
popd
if "%FAILED%"=="0" if not exist "%MVN%" move "%WORK%\%NAME%" "%DISTS%" >nul 2>&1
rmdir /s /q "%WORK%"
if exist "%MVN%" exit /b 0
echo mvnw: Maven %VERSION% could not be installed as "%DISTS%\%NAME%". 1>&2
exit /b 1

rem Leaves the unpacked Maven in the current directory, which holds no project whose set-up would be used.
:fetch
for %%m in (mvn.cmd) do if "%%~$PATH:m"=="" goto fetchFromArchive
echo mvnw: fetching Maven %VERSION% with the installed mvn 1>&2
set "MAVEN_BASEDIR="
call mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy "-Dartifact=org.apache.maven:apache-maven:%VERSION%:zip:bin" "-DoutputDirectory=%WORK%" 1>&2
if exist "%ZIP%" goto unpack

:fetchFromArchive
set "URL=https://archive.apache.org/dist/maven/maven-3/%VERSION%/binaries/%NAME%-bin.zip"
echo mvnw: fetching %URL% 1>&2
powershell -NoProfile -Command "$ProgressPreference = 'SilentlyContinue'; [Net.ServicePointManager]::SecurityProtocol = 'Tls12'; Invoke-WebRequest -UseBasicParsing -Uri $env:URL -OutFile $env:ZIP" 1>&2
if errorlevel 1 exit /b 1

:unpack
powershell -NoProfile -Command "if ((Get-FileHash -Algorithm SHA512 -LiteralPath $env:ZIP).Hash -ne $env:SUM) { exit 1 }"
if errorlevel 1 (
	echo mvnw: %NAME%-bin.zip has the wrong SHA-512: not used. 1>&2
	exit /b 1
)
"%JAR%" xf "%ZIP%"
exit /b %ERRORLEVEL%
