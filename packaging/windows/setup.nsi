; The setup program: for one user, without rights of an administrator, in three languages.
; tools/packaging/windows.py runs makensis on it and says what APP, ID, VERSION, SRC, ICON, SIDE and OUT are.
; Exit codes: 0 done, 1 called off, 2 stopped by an error, 3 the program is open, 4 no room or no rights,
; 5 files of others are in the folder, 6 a newer version is there.
Unicode true
Target amd64-unicode
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
!endif
!include LogicLib.nsh
!include MUI2.nsh
!include FileFunc.nsh
!include WordFunc.nsh

!define KIND "KmopWizard.Export"
!define CLASSES "Software\Classes"
!define ENTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"

Name "${APP}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${ID}"
InstallDirRegKey HKCU "${ENTRY}" "InstallLocation"
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10
VIProductVersion "${VERSION}.0"
!ifdef SIGN
  !finalize '${SIGN} "%1"'
  !uninstfinalize '${SIGN} "%1"'
!endif

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "$(TITLE)"
!define MUI_WELCOMEPAGE_TEXT "$(WELCOME)"
!define MUI_FINISHPAGE_TITLE "$(READY)"
!define MUI_FINISHPAGE_TEXT "$(MENU)"
!define MUI_FINISHPAGE_RUN_TEXT "$(START)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${ID}.exe"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(KEPT)"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Dutch"
!insertmacro MUI_LANGUAGE "French"
!insertmacro MUI_LANGUAGE "English"

!macro Details LANGUAGE
  VIAddVersionKey /LANG=${LANGUAGE} "ProductName" "${APP}"
  VIAddVersionKey /LANG=${LANGUAGE} "FileDescription" "${APP}"
  VIAddVersionKey /LANG=${LANGUAGE} "ProductVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "FileVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "LegalCopyright" "The kmop-wizard authors, MIT"
!macroend
!insertmacro Details ${LANG_DUTCH}
!insertmacro Details ${LANG_FRENCH}
!insertmacro Details ${LANG_ENGLISH}

LangString TITLE ${LANG_DUTCH} "De kmo-portefeuillewizard installeren"
LangString TITLE ${LANG_FRENCH} "Installer l'assistant kmo-portefeuille"
LangString TITLE ${LANG_ENGLISH} "Install the kmo-portefeuille wizard"
LangString READY ${LANG_DUTCH} "Klaar"
LangString READY ${LANG_FRENCH} "C'est prêt"
LangString READY ${LANG_ENGLISH} "Done"
LangString MENU ${LANG_DUTCH} "Je vindt de wizard in het startmenu."
LangString MENU ${LANG_FRENCH} "Vous trouvez l'assistant dans le menu Démarrer."
LangString MENU ${LANG_ENGLISH} "You find the wizard in the start menu."
LangString START ${LANG_DUTCH} "De wizard nu openen"
LangString START ${LANG_FRENCH} "Ouvrir l'assistant maintenant"
LangString START ${LANG_ENGLISH} "Open the wizard now"
LangString WELCOME ${LANG_DUTCH} "De wizard komt op deze computer te staan, alleen voor jou. Daar zijn geen rechten van een beheerder voor nodig.$\r$\n$\r$\nStaat er al een vorige versie, dan komt deze in de plaats. Je opleidingen blijven zoals ze zijn."
LangString WELCOME ${LANG_FRENCH} "L'assistant sera installé sur cet ordinateur, pour vous seul. Aucun droit d'administrateur n'est nécessaire.$\r$\n$\r$\nUne version précédente sera remplacée. Vos formations restent telles quelles."
LangString WELCOME ${LANG_ENGLISH} "The wizard will be installed on this computer, for you alone. No rights of an administrator are needed.$\r$\n$\r$\nAn earlier version is replaced. Your courses stay as they are."
LangString KEPT ${LANG_DUTCH} "Je opleidingen worden niet verwijderd. Ze blijven in $LOCALAPPDATA\${ID}, of in de map die je in de instellingen koos."
LangString KEPT ${LANG_FRENCH} "Vos formations ne sont pas supprimées. Elles restent dans $LOCALAPPDATA\${ID}, ou dans le dossier choisi dans les paramètres."
LangString KEPT ${LANG_ENGLISH} "Your courses are not removed. They stay in $LOCALAPPDATA\${ID}, or in the folder that you chose in the settings."
LangString OPEN ${LANG_DUTCH} "De kmo-portefeuillewizard is nog open. Sluit het venster, en kies dan Opnieuw."
LangString OPEN ${LANG_FRENCH} "L'assistant est encore ouvert. Fermez sa fenêtre, puis choisissez Recommencer."
LangString OPEN ${LANG_ENGLISH} "The kmo-portefeuille wizard is still open. Close its window, then choose Retry."
LangString NOROOM ${LANG_DUTCH} "Er is niet genoeg plaats, of je mag hier niet schrijven: $INSTDIR.$\r$\nEr is niets veranderd. Stond er al een versie, dan werkt die nog."
LangString NOROOM ${LANG_FRENCH} "La place manque, ou vous ne pouvez pas écrire ici : $INSTDIR.$\r$\nRien n'a changé. Une version déjà installée fonctionne toujours."
LangString NOROOM ${LANG_ENGLISH} "There is not enough room, or you may not write here: $INSTDIR.$\r$\nNothing has changed. A version that was there still works."
LangString FOREIGN ${LANG_DUTCH} "In $INSTDIR staat iets dat niet van dit programma is: $R1. Zet het ergens anders, en begin opnieuw. Er is niets veranderd."
LangString FOREIGN ${LANG_FRENCH} "Dans $INSTDIR se trouve quelque chose d'étranger à ce programme : $R1. Déplacez-le, puis recommencez. Rien n'a changé."
LangString FOREIGN ${LANG_ENGLISH} "In $INSTDIR lies something that is not of this program: $R1. Move it, and start again. Nothing has changed."
LangString NEWER ${LANG_DUTCH} "Versie $R0 staat er al, en die is nieuwer dan ${VERSION}. Wil je terug naar ${VERSION}?"
LangString NEWER ${LANG_FRENCH} "La version $R0 est déjà installée ; elle est plus récente que ${VERSION}. Revenir à ${VERSION} ?"
LangString NEWER ${LANG_ENGLISH} "Version $R0 is there already, and newer than ${VERSION}. Go back to ${VERSION}?"

!macro EndWith SENTENCE CODE
  MessageBox MB_OK|MB_ICONSTOP "${SENTENCE}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

; A program that runs can't be opened for writing.
!macro RefuseWhileOpen FILE
  ${If} ${FileExists} "${FILE}"
    ${Do}
      ClearErrors
      FileOpen $0 "${FILE}" a
      ${IfNot} ${Errors}
        FileClose $0
        ${ExitDo}
      ${EndIf}
      ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(OPEN)" /SD IDCANCEL IDCANCEL`
        SetErrorLevel 3
        Quit
      ${EndIf}
    ${Loop}
  ${EndIf}
!macroend

Function .onInit
  ReadRegStr $R0 HKCU "${ENTRY}" "DisplayVersion"
  ${VersionCompare} "$R0" "${VERSION}" $0
  ${If} $0 == 1
  ${AndIf} ${Cmd} `MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(NEWER)" /SD IDNO IDNO`
    SetErrorLevel 6
    Quit
  ${EndIf}
FunctionEnd

; What was there before is whole until all of the new version lies beside it.
Function NotInstalled
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR.new"
  !insertmacro EndWith "$(NOROOM)" 4
FunctionEnd

Function .onInstFailed
  Call NotInstalled
FunctionEnd

Function RefuseForeignFiles
  FindFirst $R2 $R1 "$INSTDIR\*"
  ${DoWhile} $R1 != ""
    ${Select} $R1
      ${Case5} "." ".." "_internal" "uninstall.exe" "${ID}.exe"
      ${Case2} "${ID}.com" "${ID}.pkg"
      ${Default}
        FindClose $R2
        !insertmacro EndWith "$(FOREIGN)" 5
    ${EndSelect}
    FindNext $R2 $R1
  ${Loop}
  FindClose $R2
FunctionEnd

Section
  ; An update that was killed between its two renames.
  ${IfNot} ${FileExists} "$INSTDIR\*.*"
    Rename "$INSTDIR.old" "$INSTDIR"
  ${EndIf}
  ; Without rights every file looks as if it were open.
  ClearErrors
  CreateDirectory "$INSTDIR.new"
  ${If} ${Errors}
    Call NotInstalled
  ${EndIf}
  RMDir "$INSTDIR.new"
  !insertmacro RefuseWhileOpen "$INSTDIR\${ID}.exe"
  !insertmacro RefuseWhileOpen "$INSTDIR\${ID}.com"
  Call RefuseForeignFiles

  RMDir /r "$INSTDIR.new"
  ClearErrors
  SetOutPath "$INSTDIR.new"
  File /r "${SRC}\*.*"
  WriteUninstaller "$INSTDIR.new\uninstall.exe"
  ${If} ${Errors}
    Call NotInstalled
  ${EndIf}

  SetOutPath "$TEMP" ; the folder that a process is in can't be renamed
  RMDir /r "$INSTDIR.old"
  ${If} ${FileExists} "$INSTDIR\*.*"
    ClearErrors
    Rename "$INSTDIR" "$INSTDIR.old"
    ${If} ${Errors}
      Call NotInstalled
    ${EndIf}
  ${EndIf}
  ClearErrors
  Rename "$INSTDIR.new" "$INSTDIR"
  ${If} ${Errors}
    Rename "$INSTDIR.old" "$INSTDIR"
    Call NotInstalled
  ${EndIf}
  RMDir /r "$INSTDIR.old"

  CreateShortcut "$SMPROGRAMS\${APP}.lnk" "$INSTDIR\${ID}.exe"
  WriteRegStr HKCU "${CLASSES}\.kmop" "" "${KIND}"
  WriteRegStr HKCU "${CLASSES}\.kmop\OpenWithProgids" "${KIND}" ""
  WriteRegStr HKCU "${CLASSES}\${KIND}" "" "${APP}"
  WriteRegStr HKCU "${CLASSES}\${KIND}\DefaultIcon" "" "$INSTDIR\${ID}.exe,0"
  WriteRegStr HKCU "${CLASSES}\${KIND}\shell\open\command" "" '"$INSTDIR\${ID}.exe" "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  WriteRegStr HKCU "${ENTRY}" "DisplayName" "${APP}"
  WriteRegStr HKCU "${ENTRY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${ENTRY}" "DisplayIcon" "$INSTDIR\${ID}.exe"
  WriteRegStr HKCU "${ENTRY}" "Publisher" "The kmop-wizard authors"
  WriteRegStr HKCU "${ENTRY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${ENTRY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${ENTRY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${ENTRY}" "NoModify" 1
  WriteRegDWORD HKCU "${ENTRY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${ENTRY}" "EstimatedSize" $0
SectionEnd

Section "Uninstall"
  !insertmacro RefuseWhileOpen "$INSTDIR\${ID}.exe"
  !insertmacro RefuseWhileOpen "$INSTDIR\${ID}.com"
  ExecWait '"$INSTDIR\${ID}.exe" remind --off'
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\${ID}.exe"
  Delete "$INSTDIR\${ID}.com"
  Delete "$INSTDIR\${ID}.pkg"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; not /r: what others put there stays
  Delete "$SMPROGRAMS\${APP}.lnk"
  DeleteRegKey HKCU "${CLASSES}\${KIND}"
  DeleteRegValue HKCU "${CLASSES}\.kmop\OpenWithProgids" "${KIND}"
  ReadRegStr $0 HKCU "${CLASSES}\.kmop" ""
  ${If} $0 == "${KIND}"
    DeleteRegKey HKCU "${CLASSES}\.kmop"
  ${EndIf}
  DeleteRegKey HKCU "${ENTRY}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  MessageBox MB_OK|MB_ICONINFORMATION "$(KEPT)" /SD IDOK
SectionEnd
