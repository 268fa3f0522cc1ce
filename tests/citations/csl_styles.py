"""Small CSL styles of our own, for the tests: one with numbers, one with names and years."""

from __future__ import annotations

INFO = """<info><title>T</title><id>t</id><updated>2026-01-01T00:00:00+00:00</updated></info>"""

NUMERIC = f"""<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  {INFO}
  <macro name="who">
    <names variable="author">
      <name sort-separator=" " initialize-with="" name-as-sort-order="all" delimiter=", " et-al-min="4" et-al-use-first="3"/>
      <substitute><names variable="editor"/><text variable="title"/></substitute>
    </names>
  </macro>
  <citation collapse="citation-number">
    <sort><key variable="citation-number"/></sort>
    <layout vertical-align="sup" delimiter=","><text variable="citation-number"/></layout>
  </citation>
  <bibliography second-field-align="flush">
    <layout suffix=".">
      <text variable="citation-number" suffix=". "/>
      <group delimiter=". ">
        <text macro="who"/>
        <text variable="title" text-case="sentence"/>
        <group delimiter=" ">
          <text variable="container-title" form="short" font-style="italic"/>
          <date variable="issued"><date-part name="year"/></date>
        </group>
        <text variable="DOI" prefix="https://doi.org/"/>
      </group>
    </layout>
  </bibliography>
</style>
"""

NAMED = f"""<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="en-GB">
  {INFO}
  <citation collapse="year-suffix" year-suffix-delimiter="," disambiguate-add-year-suffix="true" et-al-min="3" et-al-use-first="1">
    <layout prefix="[" suffix="]" delimiter="; ">
      <group delimiter=" ">
        <names variable="author"><name form="short" and="text"/></names>
        <group>
          <date variable="issued"><date-part name="year"/></date>
          <text variable="year-suffix"/>
        </group>
        <group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group>
      </group>
    </layout>
  </citation>
  <bibliography subsequent-author-substitute="———">
    <sort><key variable="author"/><key variable="issued"/><key variable="title"/></sort>
    <layout suffix=".">
      <group delimiter=", ">
        <names variable="author"><name name-as-sort-order="first" and="text"/></names>
        <group><date variable="issued"><date-part name="year"/></date><text variable="year-suffix"/></group>
        <text variable="title" quotes="true"/>
      </group>
    </layout>
  </bibliography>
</style>
"""
